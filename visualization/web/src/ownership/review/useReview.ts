import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMutation } from 'urql';

import { useAnnounce } from '../../app/announcer';
import { useLanguage } from '../../app/useLanguage';
import { DecideMatchDocument, type MatchJudgement, type ReviewedPairFragment } from '../../graphql/graphql';

type Say = (text: string, kind: 'success' | 'warning' | 'error') => void;

export interface Review {
  /** Pairs that still wait, of those that were fetched. */
  open: readonly ReviewedPairFragment[];
  index: number;
  pair: ReviewedPairFragment | undefined;
  /** How many were decided here. */
  decided: number;
  /** The decision that can be taken back. */
  last: ReviewedPairFragment | undefined;
  busy: boolean;
  go: (step: number) => void;
  decide: (judgement: MatchJudgement) => void;
  withdraw: () => void;
}

/** Goes through pairs, sends decisions, and takes the last one back. */
export function useReview(pairs: readonly ReviewedPairFragment[], say: Say): Review {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const announce = useAnnounce();
  const [open, setOpen] = useState(pairs);
  const [at, setAt] = useState(0);
  const [done, setDone] = useState<readonly ReviewedPairFragment[]>([]);
  const [{ fetching: busy }, decideMatch] = useMutation(DecideMatchDocument);
  const index = Math.min(at, Math.max(0, open.length - 1));
  const pair = open[index];
  const go = (step: number): void => setAt(Math.min(Math.max(index + step, 0), Math.max(0, open.length - 1)));

  /** Sends a decision; gives what was done, or null after saying why it was not. */
  const send = async (one: ReviewedPairFragment, judgement: MatchJudgement) => {
    const { data, error } = await decideMatch({ input: { id: one.id, judgement, version: one.version } });
    const answer = data?.decideMatch;
    if (!error && answer?.__typename === 'MatchDecided') return answer;
    say(t('review.notDone', { why: answer && 'message' in answer ? answer.message : '' }), 'error');
    return null;
  };
  const decide = (judgement: MatchJudgement): void => {
    if (!pair || busy) return;
    void send(pair, judgement).then((answer) => {
      if (!answer) return;
      const { version } = answer.decision;
      if (judgement === 'UNSURE') {
        setOpen(open.map((one) => (one === pair ? { ...one, version } : one)));
        setAt(index + 1);
      } else {
        setOpen(open.filter((one) => one !== pair));
        setDone([...done, { ...pair, version }]);
      }
      announce(t('review.done', { judgement: t(`judgement.${judgement}`), name: pair.left.name }));
      for (const { kind, amount } of answer.warnings) say(t(`review.${kind}`, { amount: format.computed(amount).replace('%', '') }), 'warning');
    });
  };
  const last = done.at(-1);
  /** The pair waits again; parties that were merged are separated. */
  const withdraw = (): void => {
    if (!last || busy) return;
    void send(last, 'UNSURE').then((answer) => {
      if (!answer) return;
      setDone(done.slice(0, -1));
      setOpen([{ ...last, version: answer.decision.version }, ...open]);
      setAt(0);
      announce(t('review.withdrawn', { name: last.left.name }));
    });
  };
  return { open, index, pair, decided: done.length, last, busy, go, decide, withdraw };
}
