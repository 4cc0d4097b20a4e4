import type { Notice } from './database.ts';

/** The fields of a notice as pg hands them over. */
interface NoticeFields {
  readonly message?: string | undefined;
  readonly severity?: string | undefined;
  readonly code?: string | undefined;
  readonly detail?: string | undefined;
  readonly hint?: string | undefined;
}

/** Passes pg's notices on as plain facts. */
export function noticeListener(onNotice: (notice: Notice) => void): (fields: NoticeFields) => void {
  return ({ severity = 'NOTICE', message = '', code, detail, hint }) =>
    onNotice({
      severity,
      message,
      ...(code === undefined ? {} : { sqlState: code }),
      ...(detail === undefined ? {} : { detail }),
      ...(hint === undefined ? {} : { hint }),
    });
}
