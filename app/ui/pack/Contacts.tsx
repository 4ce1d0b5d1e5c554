import { Trans, useLingui } from '@lingui/react/macro';
import Phone from 'lucide-react/icons/phone';
import type { Contact, Pack } from '../../model/pack.ts';
import { hrefOf, placedContacts } from './contacts.ts';
import { useSay } from './say.ts';

/** Whom to call, those of here first; nothing where the programme named nobody. */
export function Contacts({ pack }: { pack: Pack }) {
  const { near, elsewhere } = placedContacts(
    pack.contacts,
    Intl.DateTimeFormat().resolvedOptions().timeZone,
    navigator.language,
  );
  if (pack.contacts.length === 0) return null;
  return (
    <>
      <List pack={pack} contacts={near} />
      {elsewhere.length > 0 && (
        <details className="pack-more">
          <summary>
            <Trans>In other countries</Trans>
          </summary>
          <List pack={pack} contacts={elsewhere} />
        </details>
      )}
    </>
  );
}

function List({ pack, contacts }: { pack: Pack; contacts: readonly Contact[] }) {
  const { i18n } = useLingui();
  const say = useSay(pack);
  const countries = new Intl.DisplayNames(i18n.locale, { type: 'region' });
  return (
    <ul className="lines">
      {contacts.map((contact) => (
        <li key={`${contact.country} ${contact.reach}`} className="line">
          <span className="grow">
            <span className="line-title" dir="auto">
              {say(contact.name)}
            </span>
            {contact.country !== '' && <span className="line-detail">{countries.of(contact.country)}</span>}
          </span>
          <a
            className="button button-quiet button-small"
            href={hrefOf(contact)}
            {...(contact.reach.startsWith('https:') && { target: '_blank', rel: 'noopener noreferrer' })}
          >
            <Phone aria-hidden="true" size={18} strokeWidth={1.75} />
            <bdi>{contact.reach.replace(/^https:\/\//, '')}</bdi>
          </a>
        </li>
      ))}
    </ul>
  );
}
