import { App } from 'antd';
import { useCallback, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';

import { useAnnounce } from '../../app/announcer';
import {
  ApplyMapTemplateDocument,
  AssessStakeholderDocument,
  ConnectInfluenceDocument,
  DisconnectInfluenceDocument,
  FillPlaceholderDocument,
  MoveStakeholderDocument,
  PlaceStakeholderDocument,
  PowerMapDocument,
  RemoveStakeholderDocument,
  SetReportingLineDocument,
  type AssessmentInput,
  type MapFactsFragment,
  type StakeholderFactsFragment,
} from '../../graphql/graphql';
import { useSend, type Refusal, type Sent } from '../sending';
import { assessmentOf } from './assessment';
import type { Point } from './orgChart';

type Map = MapFactsFragment;
type Who = StakeholderFactsFragment;
type Line = Map['influences'][number];

/** A change that met another one; `mine` makes it once more on top of the other. */
export interface MapConflict {
  refusal: Refusal;
  name: string;
  mine: (version: number) => Promise<unknown>;
}

/** How to take a change back, on the map as it is by then. */
interface Step {
  what: string;
  undo: (now: Map) => Promise<unknown>;
}

export interface MapEditor {
  busy: boolean;
  conflict: MapConflict | null;
  closeConflict: () => void;
  /** What would be undone, in words; null: nothing. */
  undoable: string | null;
  undo: () => void;
  place: (who: { personId?: string; placeholder?: string }, name: string, assessment?: AssessmentInput) => Promise<boolean>;
  assess: (who: Who, assessment: AssessmentInput, version?: number) => Promise<boolean>;
  move: (who: Who, to: Point) => Promise<boolean>;
  remove: (who: Who) => Promise<boolean>;
  reportTo: (personId: string, bossId: string | null, name: string) => Promise<boolean>;
  connect: (from: string, to: string, line: { strength: number; conflict: boolean; evidence: string | null }) => Promise<boolean>;
  disconnect: (line: Line) => Promise<boolean>;
  template: (code: string, language: string) => Promise<boolean>;
  fill: (placeholderId: string, personId: string) => Promise<boolean>;
}

const UNDO_STEPS = 50;

/** Changes a power map; keeps how to undo each change, and says what happened. */
export function useMapEditor(accountId: string, map: Map | null): MapEditor {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const announce = useAnnounce();
  const client = useClient();
  const send = useSend();
  const [steps, setSteps] = useState<readonly Step[]>([]);
  const [conflict, setConflict] = useState<MapConflict | null>(null);
  const [busy, setBusy] = useState(false);
  const latest = useRef(map);
  latest.current = map;

  const refresh = useCallback(() => client.query(PowerMapDocument, { accountId, asOf: null }, { requestPolicy: 'network-only' }).toPromise(), [client, accountId]);

  return useMemo(() => {
    /** Waits for a change; keeps its undoing, or shows why it was not made. */
    const settle = async <U>(what: string, sent: Promise<Sent<U>>, undo?: Step['undo'] | null, again?: MapConflict['mine']): Promise<boolean> => {
      setBusy(true);
      const { done, refusal } = await sent;
      setBusy(false);
      if (refusal) {
        if (refusal.code === 'CONFLICT' && refusal.values.length > 0 && again) setConflict({ refusal, name: what, mine: again });
        else void message.error(`${t(`problem.${refusal.code}.title`)} ${refusal.detail}`);
        if (refusal.code === 'CONFLICT') await refresh();
        return false;
      }
      if (done && typeof done === 'object' && '__typename' in done && done.__typename !== 'PowerMap') await refresh();
      if (undo) setSteps((now) => [...now.slice(1 - UNDO_STEPS), { what, undo }]);
      announce(what);
      return true;
    };
    const now = (): Map | null => latest.current;
    const find = (current: Map, id: string): Who | undefined => current.stakeholders.find((one) => one.stakeholderId === id);

    const editor: Omit<MapEditor, 'busy' | 'conflict' | 'closeConflict' | 'undoable' | 'undo'> = {
      place: ({ personId, placeholder }, name, assessment) => {
        const input = { accountId, personId: personId ?? null, placeholder: placeholder ?? null, assessment: assessment ?? null };
        const before = new Set(now()?.stakeholders.map((one) => one.id));
        return settle(t('map.said.placed', { name }), send(PlaceStakeholderDocument, { input }), async (current) => {
          const added = current.stakeholders.find((one) => (personId ? one.stakeholderId === personId : one.placeholder === placeholder) && !before.has(one.id));
          if (added) await send(RemoveStakeholderDocument, { input: { id: added.id, version: added.version } });
        });
      },
      assess: (who, assessment, version = who.version) => {
        const was = assessmentOf(who);
        return settle(
          t('map.said.assessed', { name: who.name }),
          send(AssessStakeholderDocument, { input: { id: who.id, version, assessment } }),
          async (current) => {
            const stored = find(current, who.stakeholderId);
            if (stored) await send(AssessStakeholderDocument, { input: { id: stored.id, version: stored.version, assessment: was } });
          },
          (newer) => editor.assess(who, assessment, newer),
        );
      },
      move: (who, { x, y }) =>
        settle(t('map.said.moved', { name: who.name }), send(MoveStakeholderDocument, { input: { id: who.id, version: who.version, x, y } }), who.x === null || who.y === null ? null : async (current) => {
          const stored = find(current, who.stakeholderId);
          if (stored) await send(MoveStakeholderDocument, { input: { id: stored.id, version: stored.version, x: who.x ?? 0, y: who.y ?? 0 } });
        }),
      remove: (who) =>
        settle(t('map.said.removed', { name: who.name }), send(RemoveStakeholderDocument, { input: { id: who.id, version: who.version } }), () =>
          send(PlaceStakeholderDocument, { input: { accountId, personId: who.stakeholderId, assessment: assessmentOf(who) } }),
        ),
      reportTo: (personId, reportsToId, name) => {
        const former = now()?.reportingLines.find((one) => one.from === personId)?.to ?? null;
        const set = (to: string | null) => send(SetReportingLineDocument, { input: { personId, reportsToId: to, companyId: accountId } });
        return settle(t('map.said.reports', { name }), set(reportsToId), async () => {
          await set(former);
          await refresh();
        });
      },
      connect: (fromId, toId, line) =>
        settle(t('map.said.connected'), send(ConnectInfluenceDocument, { input: { mapId: now()?.id ?? '', fromId, toId, ...line } }), async (current) => {
          const added = current.influences.find((one) => one.conflict === line.conflict && [one.from, one.to].includes(fromId) && [one.from, one.to].includes(toId));
          if (added) await send(DisconnectInfluenceDocument, { input: { id: added.id, version: added.version, conflict: added.conflict } });
        }),
      disconnect: (line) =>
        settle(t('map.said.disconnected'), send(DisconnectInfluenceDocument, { input: { id: line.id, version: line.version, conflict: line.conflict } }), (current) =>
          send(ConnectInfluenceDocument, { input: { mapId: current.id, fromId: line.from, toId: line.to, strength: line.strength, conflict: line.conflict, evidence: line.evidence } }),
        ),
      template: (template, language) => settle(t('map.said.template'), send(ApplyMapTemplateDocument, { input: { accountId, template, language } })),
      fill: (placeholderId, personId) => settle(t('map.said.filled'), send(FillPlaceholderDocument, { input: { placeholderId, personId } })),
    };
    const last = steps.at(-1);
    const undo = (): void => {
      const current = now();
      if (!last || !current) return;
      setSteps(steps.slice(0, -1));
      void last.undo(current).then(() => announce(t('map.said.undone', { what: last.what })));
    };
    return { ...editor, busy, conflict, closeConflict: () => setConflict(null), undoable: last?.what ?? null, undo };
  }, [accountId, announce, busy, conflict, message, refresh, send, steps, t]);
}
