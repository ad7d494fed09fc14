import { FileImageOutlined, FileTextOutlined, GlobalOutlined, LinkOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useClient } from 'urql';

import { useLanguage } from '../../app/useLanguage';
import { TreeFactsDocument } from '../../graphql/graphql';
import type { Company } from '../company/CompanyHeader';
import type { ViewState } from '../company/viewState';
import { copyLink, exportName, offlinePage, save, withCaption } from './exportFiles';
import type { Labels } from './labels';
import type { TreeData } from './treeData';
import type { GraphHandle } from './useGraph';
import { useExportWords } from './useExportWords';

interface Props {
  company: Company;
  data: TreeData;
  view: ViewState;
  labels: Labels;
  graph: RefObject<GraphHandle | null>;
  /** Whether the graph is on the screen, and whether it can be drawn there. */
  drawn: boolean;
  drawable: boolean;
}

/** Takes the tree out of the page: as a picture, as a table, as a link. */
export function TreeExports({ company, data, view, labels, graph, drawn, drawable }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const client = useClient();
  const words = useExportWords(data, view, labels);
  const name = (ending: string): string => exportName(labels.name(company.id), data.asOf, language, ending);

  const savePicture = async (): Promise<void> => {
    const picture = await graph.current?.picture();
    if (!picture) return;
    const caption = words.head.map(([key, value]) => `${key}: ${value}`);
    save(await withCaption(picture, labels.name(company.id), caption), name('png'));
  };
  const saveTable = async (): Promise<void> => {
    const { asOf, minPercent, maxDepth } = view;
    const [{ treeCsv }, facts] = await Promise.all([import('./csv'), client.query(TreeFactsDocument, { rootId: company.id, asOf, minPercent, maxDepth }).toPromise()]);
    if (!facts.data) throw facts.error ?? new Error('The service gave no facts.');
    save(new Blob([treeCsv(data, facts.data.customerTree, words)], { type: 'text/csv;charset=utf-8' }), name('csv'));
  };
  const savePage = async (): Promise<void> => save(await offlinePage('tree', company.id, language, { asOf: view.asOf, minPercent: view.minPercent, maxDepth: view.maxDepth }), name('html'));
  const link = (): Promise<void> => copyLink(language).then(() => void message.success(t('export.copied')));
  const failed = (): void => void message.error(t('export.failed'));
  return (
    <div className="actions">
      {drawn ? (
        <Button icon={<FileImageOutlined aria-hidden="true" />} disabled={!drawable} onClick={() => void savePicture().catch(failed)}>
          {t('export.png')}
        </Button>
      ) : null}
      <Button icon={<FileTextOutlined aria-hidden="true" />} onClick={() => void saveTable().catch(failed)}>
        {t('export.csv')}
      </Button>
      <Button icon={<GlobalOutlined aria-hidden="true" />} title={t('export.htmlHelp')} onClick={() => void savePage().catch(failed)}>
        {t('export.html')}
      </Button>
      <Button icon={<LinkOutlined aria-hidden="true" />} onClick={() => void link().catch(failed)}>
        {t('export.link')}
      </Button>
    </div>
  );
}
