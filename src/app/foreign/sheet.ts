/** @file What the dialog for files of other programs shows of one kind of file. */
import type { ReactNode } from 'react';

export interface Sheet {
  readonly title: string;
  readonly body: ReactNode;
  /** The press that takes it, where there is one. */
  readonly actions?: ReactNode;
}
