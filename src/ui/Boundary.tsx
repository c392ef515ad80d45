import { Component, type ReactNode } from 'react';

interface Props {
  /** What stands in the place of children that failed. @param tryAgain shows them once more */
  instead: (error: unknown, tryAgain: () => void) => ReactNode;
  children: ReactNode;
}

/** Holds what fails in its children within their place. */
export class Boundary extends Component<Props, { error: unknown }> {
  override state: { error: unknown } = { error: undefined };

  static getDerivedStateFromError(error: unknown): { error: unknown } {
    return { error: error ?? 'unknown' };
  }

  override render(): ReactNode {
    const { error } = this.state;
    if (error === undefined) return this.props.children;
    return this.props.instead(error, () => this.setState({ error: undefined }));
  }
}
