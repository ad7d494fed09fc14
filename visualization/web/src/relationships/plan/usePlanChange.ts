import { useState } from 'react';
import { useTranslation } from 'react-i18next';

import { useAnnounce } from '../../app/announcer';
import {
  AcceptSuggestionDocument,
  AddActionDocument,
  AddObjectiveDocument,
  ChangeActionDocument,
  ChangeObjectiveDocument,
  CreatePlanDocument,
  ReviewPlanDocument,
  type ActionFactsFragment,
  type ActionStatus,
  type AddActionInput,
  type AddObjectiveInput,
  type CreatePlanInput,
  type ObjectiveFactsFragment,
  type ObjectiveStatus,
} from '../../graphql/graphql';
import { useSend, type Refusal, type Sent } from '../sending';

export interface PlanChange {
  create: (input: CreatePlanInput) => Promise<boolean>;
  accept: (planId: string, key: string) => Promise<boolean>;
  review: (planId: string, note: string) => Promise<boolean>;
  addObjective: (input: AddObjectiveInput) => Promise<boolean>;
  setObjective: (objective: ObjectiveFactsFragment, wanted: { status?: ObjectiveStatus; current?: number | null }) => Promise<boolean>;
  addAction: (input: AddActionInput) => Promise<boolean>;
  setAction: (action: ActionFactsFragment, status: ActionStatus) => Promise<boolean>;
}

/** Changes plans; each answers whether it was done, and says so. */
export function usePlanChange(): { change: PlanChange; refusal: Refusal | null; busy: boolean } {
  const { t } = useTranslation();
  const announce = useAnnounce();
  const send = useSend();
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const [busy, setBusy] = useState(false);
  const settle = async <U>(sending: Promise<Sent<U>>): Promise<boolean> => {
    setBusy(true);
    const sent = await sending;
    setBusy(false);
    setRefusal(sent.refusal ?? null);
    if (!sent.refusal) announce(t('plan.saved'));
    return !sent.refusal;
  };
  const change: PlanChange = {
    create: (input) => settle(send(CreatePlanDocument, { input })),
    accept: (planId, key) => settle(send(AcceptSuggestionDocument, { input: { planId, key } })),
    review: (planId, note) => settle(send(ReviewPlanDocument, { input: { planId, note: note.trim() || null } })),
    addObjective: (input) => settle(send(AddObjectiveDocument, { input })),
    setObjective: ({ id, version, name, status, current }, wanted) => settle(send(ChangeObjectiveDocument, { input: { id, version, name, status, current, ...wanted } })),
    addAction: (input) => settle(send(AddActionDocument, { input })),
    setAction: ({ id, version, name }, status) => settle(send(ChangeActionDocument, { input: { id, version, name, status } })),
  };
  return { change, refusal, busy };
}
