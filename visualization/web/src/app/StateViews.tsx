import { Button, Result, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

import type { Problem } from './problem';
import { useLanguage } from './useLanguage';

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
            <ServiceSentence detail={problem.detail} />
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

/** The sentence of the service, which is in English: at once for who reads English, else on request. */
export function ServiceSentence({ detail }: { detail: string }) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  if (detail === '') return null;
  if (language === 'en') return <span className="problem-detail">{detail}</span>;
  return (
    <details className="problem-detail">
      <summary>{t('problem.original')}</summary>
      <span lang="en">{detail}</span>
    </details>
  );
}
