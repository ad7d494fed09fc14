import { App, Button, Card } from 'antd';
import { useEffect, useRef, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { MatchJudgement, ReviewedPairFragment } from '../../graphql/graphql';
import { PairComparison } from './PairComparison';
import { PairScore } from './PairScore';
import { useReview } from './useReview';

interface Props {
  pairs: readonly ReviewedPairFragment[];
  /** How many wait in all. */
  waiting: number;
  onMore: () => void;
}

const JUDGEMENT_KEYS: Record<string, MatchJudgement> = { s: 'SAME', d: 'DIFFERENT', u: 'UNSURE' };

/** One pair after the other: compare, decide, go on; the last decision can be taken back. Keys work while the focus is inside. */
export function ReviewDesk({ pairs, waiting, onMore }: Props) {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const { message } = App.useApp();
  const desk = useRef<HTMLElement>(null);
  const review = useReview(pairs, (text, kind) => void message[kind](text));
  const { pair, open, index } = review;
  useEffect(() => desk.current?.focus({ preventScroll: true }), []);
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const key = event.key.toLowerCase();
    const judgement = JUDGEMENT_KEYS[key];
    if (judgement) review.decide(judgement);
    else if (key === 'j') review.go(1);
    else if (key === 'k') review.go(-1);
    else if (key === 'z') review.withdraw();
    else return;
    event.preventDefault();
  };
  const left = Math.max(open.length, waiting - review.decided);
  return (
    <section ref={desk} className="review-desk" tabIndex={-1} aria-label={t('review.desk')} onKeyDown={onKeyDown} data-testid="review" data-waiting={left}>
      <div className="review-bar">
        <span>{t('review.waiting', { count: left, shown: format.count(left) })}</span>
        <span className="muted">{pair ? t('review.at', { at: index + 1, of: open.length }) : ''}</span>
        <div className="actions">
          <Button disabled={index === 0} onClick={() => review.go(-1)}>{t('review.previous')} <kbd>K</kbd></Button>
          <Button disabled={index >= open.length - 1} onClick={() => review.go(1)}>{t('review.next')} <kbd>J</kbd></Button>
          <Button disabled={!review.last} onClick={review.withdraw}>{t('review.withdraw')} <kbd>Z</kbd></Button>
        </div>
      </div>
      {pair ? (
        <>
          <div className="review-actions actions" role="group" aria-label={t('review.decide')}>
            <Button type="primary" disabled={review.busy} onClick={() => review.decide('SAME')}>{t('judgement.SAME')} <kbd>S</kbd></Button>
            <Button disabled={review.busy} onClick={() => review.decide('DIFFERENT')}>{t('judgement.DIFFERENT')} <kbd>D</kbd></Button>
            <Button disabled={review.busy} onClick={() => review.decide('UNSURE')}>{t('judgement.UNSURE')} <kbd>U</kbd></Button>
          </div>
          <PairScore pair={pair} />
          <PairComparison pair={pair} />
        </>
      ) : (
        <Card className="empty">
          <h2>{left > 0 ? t('review.pageDone') : t('review.empty')}</h2>
          <p>{left > 0 ? t('review.pageDoneNext') : t('review.emptyNext')}</p>
          {left > 0 ? <Button type="primary" onClick={onMore}>{t('review.more')}</Button> : null}
        </Card>
      )}
    </section>
  );
}
