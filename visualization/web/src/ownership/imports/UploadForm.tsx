import { InboxOutlined } from '@ant-design/icons';
import { Alert, Button, DatePicker, Form, Select, Switch, Upload, type UploadFile } from 'antd';
import type { Dayjs } from 'dayjs';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';

import { ServiceSentence } from '../../app/StateViews';
import { problemOf, type Problem } from '../../app/problem';
import { call, ServiceProblem } from '../../app/rest';
import { ImportSourcesDocument } from '../../graphql/graphql';
import { useCodeName } from '../../i18n/useCodeName';

interface Values {
  source: string;
  files: { fileList: UploadFile[] };
  asOf: Dayjs | null;
  snapshot: boolean;
}

/** Chooses a source and its files and starts an import; gives the id of the run. */
export function UploadForm({ onStarted }: { onStarted: (runId: string) => void }) {
  const { t } = useTranslation();
  const codeName = useCodeName();
  const [form] = Form.useForm<Values>();
  const [busy, setBusy] = useState(false);
  const [problem, setProblem] = useState<Problem | null>(null);
  const [{ data }] = useQuery({ query: ImportSourcesDocument });
  const sources = data?.sources ?? [];
  const source = Form.useWatch('source', form);
  const extensions = sources.find((one) => one.name === source)?.extensions ?? [];

  const submit = (values: Values): void => {
    setBusy(true);
    setProblem(null);
    startImport(values)
      .then((runId) => {
        form.setFieldValue('files', undefined);
        onStarted(runId);
      })
      .catch((error: unknown) => setProblem(error instanceof ServiceProblem ? problemOf(error) : { code: 'INTERNAL', detail: '' }))
      .finally(() => setBusy(false));
  };
  return (
    <section className="card upload-form" aria-labelledby="upload">
      <h2 id="upload">{t('import.upload')}</h2>
      {problem ? <Alert type="error" showIcon role="alert" title={t(`problem.${problem.code}.title`)} description={<ServiceSentence detail={problem.detail} />} /> : null}
      <Form form={form} layout="vertical" requiredMark={false} onFinish={submit} initialValues={{ asOf: null, snapshot: false }}>
        <Form.Item name="source" label={t('import.source')} rules={[{ required: true, message: t('import.sourceMissing') }]}>
          <Select
            placeholder={t('import.sourceChoose')}
            options={sources.map((one) => ({ value: one.name, label: codeName('source', one.name) }))}
          />
        </Form.Item>
        <Form.Item
          name="files"
          label={t('import.files')}
          valuePropName="value"
          getValueFromEvent={(event: { fileList: UploadFile[] }) => event}
          rules={[{ validator: (_, value?: Values['files']) => ((value?.fileList.length ?? 0) > 0 ? Promise.resolve() : Promise.reject(new Error(t('import.filesMissing')))) }]}
        >
          <FileDrop extensions={extensions} />
        </Form.Item>
        <Form.Item name="asOf" label={t('filter.asOf')} extra={t('import.asOfHelp')}>
          <DatePicker placeholder={t('import.asOfAuto')} />
        </Form.Item>
        <Form.Item name="snapshot" label={t('import.snapshot')} valuePropName="checked" extra={t('import.snapshotHelp')}>
          <Switch />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={busy}>
          {t('import.start')}
        </Button>
      </Form>
    </section>
  );
}

interface DropProps {
  id?: string;
  value?: Values['files'];
  onChange?: (event: { fileList: UploadFile[] }) => void;
  extensions: readonly string[];
}

function FileDrop({ id, value, onChange, extensions }: DropProps) {
  const { t } = useTranslation();
  return (
    <Upload.Dragger
      {...(id ? { id } : {})}
      multiple
      accept={extensions.join(',')}
      fileList={value?.fileList ?? []}
      beforeUpload={() => false}
      onChange={({ fileList }) => onChange?.({ fileList })}
    >
      <p className="ant-upload-drag-icon">
        <InboxOutlined aria-hidden="true" />
      </p>
      <p>{t('import.drop')}</p>
      <p className="muted">{extensions.length > 0 ? t('import.formats', { formats: extensions.join(', ') }) : t('import.sourceFirst')}</p>
    </Upload.Dragger>
  );
}

async function startImport({ source, files, asOf, snapshot }: Values): Promise<string> {
  const body = new FormData();
  body.append('source', source);
  for (const file of files.fileList) if (file.originFileObj) body.append('files', file.originFileObj, file.name);
  if (asOf) body.append('asOf', asOf.format('YYYY-MM-DD'));
  if (snapshot) body.append('snapshot', 'true');
  const answer = await call<{ runId: string }>('/api/imports', { method: 'POST', body });
  if (!answer) throw new ServiceProblem('INTERNAL', '');
  return answer.runId;
}
