import { Tabs } from 'antd';
import { useId, type KeyboardEvent, type ReactNode } from 'react';

import { useWide } from '../../app/useMedia';
import type { AccountTab } from './accountView';

interface Tab {
  key: AccountTab;
  label: string;
  children: ReactNode;
}

interface Props {
  tabs: readonly Tab[];
  active: AccountTab;
  onChange: (tab: AccountTab) => void;
}

/** The parts of an account: one row of tabs, on narrow screens as many rows as it takes. */
export function AccountTabs({ tabs, active, onChange }: Props) {
  const wide = useWide();
  if (!wide) return <WrappedTabs tabs={tabs} active={active} onChange={onChange} />;
  return <Tabs activeKey={active} tabBarGutter={32} onChange={(key) => onChange(key as AccountTab)} destroyOnHidden items={[...tabs]} />;
}

function WrappedTabs({ tabs, active, onChange }: Props) {
  const id = useId();
  const onKeyDown = (event: KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const next = tabs[(tabs.findIndex((tab) => tab.key === active) + step + tabs.length) % tabs.length];
    if (!next) return;
    onChange(next.key);
    document.getElementById(`${id}-${next.key}`)?.focus();
  };
  return (
    <>
      <div role="tablist" className="wrapped-tabs" onKeyDown={onKeyDown}>
        {tabs.map((tab) => (
          <button key={tab.key} id={`${id}-${tab.key}`} type="button" role="tab" aria-selected={tab.key === active} aria-controls={`${id}-panel`} tabIndex={tab.key === active ? 0 : -1} onClick={() => onChange(tab.key)}>
            {tab.label}
          </button>
        ))}
      </div>
      <div role="tabpanel" id={`${id}-panel`} aria-labelledby={`${id}-${active}`}>
        {tabs.find((tab) => tab.key === active)?.children}
      </div>
    </>
  );
}
