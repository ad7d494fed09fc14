import { Select } from 'antd';
import { useQuery } from 'urql';

import { ColleaguesDocument } from '../../graphql/graphql';

interface Props {
  id: string;
  value: string | null;
  onChange: (userId: string) => void;
  /** Left out of the list. */
  without?: string;
}

/** Chooses an active colleague by name. */
export function ColleagueField({ id, value, onChange, without }: Props) {
  const [{ data, fetching }] = useQuery({ query: ColleaguesDocument });
  const options = (data?.colleagues ?? []).filter((one) => one.active && one.id !== without).map((one) => ({ value: one.id, label: one.name }));
  return <Select id={id} value={value} onChange={onChange} loading={fetching} showSearch={{ optionFilterProp: 'label' }} options={options} />;
}
