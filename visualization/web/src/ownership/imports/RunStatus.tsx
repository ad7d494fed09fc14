import { CheckCircleFilled, ClockCircleOutlined, CloseCircleFilled, StopOutlined, SyncOutlined } from '@ant-design/icons';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { ImportStatus } from '../../graphql/graphql';

const ICONS: Record<ImportStatus, ReactNode> = {
  QUEUED: <ClockCircleOutlined aria-hidden="true" />,
  RUNNING: <SyncOutlined aria-hidden="true" />,
  DONE: <CheckCircleFilled aria-hidden="true" />,
  FAILED: <CloseCircleFilled aria-hidden="true" />,
  CANCELLED: <StopOutlined aria-hidden="true" />,
};

/** How far an import is, by icon and word. */
export function RunStatus({ status }: { status: ImportStatus }) {
  const { t } = useTranslation();
  return (
    <span className={`run-status ${status.toLowerCase()}`}>
      {ICONS[status]} {t(`importStatus.${status}`)}
    </span>
  );
}

/** Whether an import will change no more. */
export function hasEnded(status: ImportStatus): boolean {
  return status === 'DONE' || status === 'FAILED' || status === 'CANCELLED';
}
