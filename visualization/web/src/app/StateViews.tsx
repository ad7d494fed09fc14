import { Button, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from './problem';

/** Shown while something is being fetched. */
export function Loading({ label }: { label?: string }) {
  const { t } = useTranslation();
  return (
    <div className="state-view" role="status">
      <Spin size="large" />
      <p className="muted">{label ?? t('state.loading')}</p>
    </div>
  );
}

/** Shown when something failed: in words, with what to do next. */
export function Failed({ problem, onRetry, extra }: { problem: Problem; onRetry?: () => void; extra?: ReactNode }) {
  const { t } = useTranslation();
  return (
    <div role="alert">
      <Result
        status={problem.code === 'NOT_FOUND' ? 'info' : 'warning'}
        title={t(`problem.${problem.code}.title`)}
        subTitle={
          <>
            {t(`problem.${problem.code}.next`)}
            {problem.detail ? <span className="problem-detail">{problem.detail}</span> : null}
          </>
        }
        extra={
          <div className="actions centred">
            {onRetry ? (
              <Button type="primary" onClick={onRetry}>
                {t('action.retry')}
              </Button>
            ) : null}
            {extra}
          </div>
        }
      />
    </div>
  );
}
