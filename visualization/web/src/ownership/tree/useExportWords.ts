import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import type { ViewState } from '../company/viewState';
import type { TreeCsvWords } from './csv';
import type { Labels } from './labels';
import type { TreeData } from './treeData';

/** What an export of the tree says about itself: date, filters, language, and its columns. */
export function useExportWords(data: TreeData, view: ViewState, labels: Labels): TreeCsvWords {
  const { t } = useTranslation();
  const { format } = useLanguage();
  const kinds = view.hiddenKinds.map((kind) => t(`kind.${kind}`)).join(', ');
  const filters = [
    `${t('filter.minPercent')} ${format.percent(view.minPercent)}`,
    `${t('filter.depth')} ${format.count(view.maxDepth)}`,
    view.controlledOnly ? t('filter.controlledOnly') : '',
    kinds ? t('export.without', { kinds }) : '',
  ];
  return {
    head: [
      [t('tree.root'), labels.name(data.rootId)],
      [t('filter.asOf'), data.asOf],
      [t('filter.title'), filters.filter(Boolean).join('; ')],
      [t('app.language'), t('export.language')],
      ...(data.truncated ? [[t('export.note'), t('warning.truncated')] as const] : []),
    ],
    columns: [
      t('export.depth'), t('export.name'), t('export.registered'), t('export.kind'), t('company.identifiers'),
      `${t('stake.interest')} %`, t('tree.controlled'), t('export.holder'), `${t('stake.direct')} %`,
      t('export.min'), t('export.max'), t('export.voting'), t('stake.source'), t('export.validFrom'),
      t('export.validTo'), t('export.recorded'),
    ],
    nameOf: labels.name,
    kindOf: labels.kind,
    yes: t('export.yes'),
    no: t('export.no'),
  };
}
