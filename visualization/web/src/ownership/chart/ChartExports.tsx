import { FileImageOutlined, FileTextOutlined, GlobalOutlined, LinkOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import type { RefObject } from 'react';
import { useTranslation } from 'react-i18next';

import { useLanguage } from '../../app/useLanguage';
import { copyLink, exportName, offlinePage, save, withCaption } from '../tree/exportFiles';
import type { GraphHandle } from '../tree/useGraph';
import type { ChartModel } from './chartModel';
import type { ChartWords } from './chartWords';

interface Props {
  model: ChartModel;
  words: ChartWords;
  rootId: string;
  asOf: string | null;
  graph: RefObject<GraphHandle | null>;
  drawn: boolean;
  drawable: boolean;
}

/** Takes the chart out of the page: as a picture, as a table, as a link. */
export function ChartExports({ model, words, rootId, asOf, graph, drawn, drawable }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { language } = useLanguage();
  const title = words.name(rootId);
  const day = asOf ?? new Date().toISOString().slice(0, 10);
  const name = (ending: string): string => exportName(`${title}-${t('company.chart')}`, day, language, ending);
  const head = [
    [t('company.chart'), title],
    [t('filter.asOf'), day],
    [t('app.language'), t('export.language')],
  ] as const;

  const savePicture = async (): Promise<void> => {
    const picture = await graph.current?.picture();
    if (picture) save(await withCaption(picture, title, head.map(([key, value]) => `${key}: ${value}`)), name('png'));
  };
  const saveTable = async (): Promise<void> => {
    const { chartCsv } = await import('./chartCsv');
    const columns = [
      t('export.holder'), t('export.kind'), t('export.company'), `${t('stake.direct')} %`, t('export.min'), t('export.max'),
      t('export.voting'), t('chart.carriesShort'), t('stake.source'), t('export.validFrom'), t('export.validTo'), t('export.recorded'),
    ];
    save(new Blob([chartCsv(model, words, { head, columns, yes: t('export.yes') })], { type: 'text/csv;charset=utf-8' }), name('csv'));
  };
  const failed = (): void => void message.error(t('export.failed'));
  const savePage = async (): Promise<void> => save(await offlinePage('chart', rootId, language, { asOf }), name('html'));
  const link = (): Promise<void> => copyLink(language).then(() => void message.success(t('export.copied')));
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
