import { SearchOutlined } from '@ant-design/icons';
import { useId, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';

import { useLanguage } from '../../app/useLanguage';
import { displayName, registeredName } from '../partyName';
import { useSuggestions, type Suggestion } from './useSuggestions';

/** Search for a company: suggestions while typing, arrow keys to choose, Enter to open (ARIA combobox). */
export function CompanySearch({ compact = false, autoFocus = false }: { compact?: boolean; autoFocus?: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const id = useId();
  const [text, setText] = useState('');
  const [active, setActive] = useState(0);
  const [opened, setOpened] = useState(false);
  const { found, more, waiting, failed } = useSuggestions(text);
  const showing = opened && text.trim() !== '';
  const chosen = found[Math.min(active, found.length - 1)];

  const choose = (company: Suggestion | undefined): void => {
    if (!company) return;
    setText('');
    setOpened(false);
    void navigate(`/company/${company.id}`);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.nativeEvent.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && found.length > 0) {
      event.preventDefault();
      setOpened(true);
      setActive((now) => (Math.min(now, found.length - 1) + step + found.length) % found.length);
    } else if (event.key === 'Enter' && showing && !waiting) choose(chosen);
    else if (event.key === 'Escape') setOpened(false);
  };
  const status = waiting ? t('search.waiting') : failed ? t('search.failed') : found.length === 0 ? t('search.none') : t('search.found', { count: found.length });
  return (
    <div className={compact ? 'search compact' : 'search'} onBlur={(event) => event.currentTarget.contains(event.relatedTarget) || setOpened(false)}>
      <SearchOutlined aria-hidden="true" className="search-icon" />
      <input
        type="search"
        role="combobox"
        aria-label={t('search.label')}
        placeholder={compact ? t('search.short') : t('search.placeholder')}
        aria-expanded={showing && found.length > 0}
        aria-controls={`${id}-list`}
        aria-autocomplete="list"
        {...(showing && chosen ? { 'aria-activedescendant': `${id}-${chosen.id}` } : {})}
        autoComplete="off"
        spellCheck={false}
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpened(true);
        }}
        onFocus={() => setOpened(true)}
        onKeyDown={onKeyDown}
      />
      <div className="search-pop" hidden={!showing}>
        <ul role="listbox" id={`${id}-list`} aria-label={t('search.suggestions')}>
          {showing
            ? found.map((company) => (
                <Option key={company.id} id={`${id}-${company.id}`} company={company} active={company === chosen} onChoose={() => choose(company)} />
              ))
            : null}
        </ul>
        <p className="search-status" role="status">
          {showing ? status : ''}
          {showing && more && !waiting ? ` ${t('search.more')}` : ''}
        </p>
      </div>
    </div>
  );
}

interface OptionProps {
  id: string;
  company: Suggestion;
  active: boolean;
  onChoose: () => void;
}

function Option({ id, company, active, onChoose }: OptionProps) {
  const { t } = useTranslation();
  const { language } = useLanguage();
  const facts = [company.identifiers[0]?.value, company.region ?? company.jurisdiction, company.industry];
  return (
    // The input keeps the focus, its keys choose: the option itself needs none.
    <li id={id} role="option" aria-selected={active} onMouseDown={(event) => event.preventDefault()} onClick={onChoose}>
      <span className="search-name">
        {displayName(company, language)}
        {company.isAccount ? <span className="chip account">{t('company.account')}</span> : null}
        {company.fictional ? <span className="chip">{t('company.fictional')}</span> : null}
      </span>
      <span className="muted search-facts">
        {[registeredName(company, language), ...facts].filter(Boolean).join(' · ')}
      </span>
    </li>
  );
}
