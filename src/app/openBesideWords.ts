/** @file Why a file that an address names with `?open=` is not opened. */
export const NOT_A_PATH = 'What stands after ?open= in this page’s address is no path to a file.';
export const NOT_BESIDE =
  'What stands after ?open= in this page’s address leads to another site. Only a file beside the page is opened.';
export const NOT_FETCHED =
  'The file that this page’s address names could not be fetched: there is none, or no connection.';
export const CUT_OFF = 'The file that this page’s address names is packed, and was cut off or changed.';
export const TOO_LARGE = 'The file that this page’s address names takes more than 64 MB.';
export const serverSays = (path: string, status: number): string =>
  status === 404
    ? `The file ${path}, which this page’s address names, is not there.`
    : `The file ${path}, which this page’s address names, could not be had: the server answers ${status}.`;
