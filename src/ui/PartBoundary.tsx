import { Component, type ReactNode } from 'react';
import { ErrorDetails } from './ErrorDetails.tsx';
import { Notice } from './Notice.tsx';
import { metAnError } from './partWords.ts';

interface Props {
  /** What failed, as the sentence begins. */
  what: string;
  children: ReactNode;
}

/** Holds what fails in one part of the page within its place. */
export class PartBoundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? 'unknown' };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return (
      <Notice
        kind="bad"
        title={metAnError(this.props.what)}
        action={{ label: 'Try again', onClick: () => this.setState({ error: undefined }) }}
      >
        <ErrorDetails error={error} />
      </Notice>
    );
  }
}
