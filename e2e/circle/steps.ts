/** What is done in a circle: every step through the screens. */
import * as cast from '../story/cast.ts';
import type { Person } from '../support/index.ts';

/** Whoever has a page. */
type At = Pick<Person, 'page'>;

export async function beginCircle({ page }: At, address: string, name: string, mine: string): Promise<void> {
  await page.goto(`${address}/new-circle`);
  await page.getByRole('textbox', { name: 'What it is called' }).fill(name);
  await page.getByRole('textbox', { name: 'Your first name' }).fill(mine);
  await page.getByRole('button', { name: 'Begin the circle' }).click();
  await page.getByRole('heading', { name: 'People', exact: true }).waitFor({ timeout: cast.PLENTY });
}

/** From inside the circle. Resolves with the link. */
export async function makeLink({ page }: At, as = 'One of the circle'): Promise<string> {
  await seePeople(page);
  const another = page.getByRole('button', { name: 'Another link' });
  const role = page.getByRole('radio', { name: new RegExp(`^${as}`) });
  await another.or(role).first().waitFor({ timeout: cast.PLENTY });
  const before = await page.getByRole('textbox', { name: 'Link of your invitation' }).count();
  if (await another.isVisible()) await another.click();
  await role.check();
  await page.getByRole('button', { name: 'Make the link' }).click();
  const link = page.getByRole('textbox', { name: 'Link of your invitation' }).nth(before);
  return link.inputValue({ timeout: cast.PLENTY });
}

export const seePeople = (page: At['page'], within?: number): Promise<void> => openTab(page, 'People', within);

export async function openTab(page: At['page'], name: string, within = cast.PLENTY): Promise<void> {
  // On a phone the people of a circle stand behind its name.
  const named = name === 'People' ? /^People(:|$)/ : name;
  await cast.visible(page.getByRole('link', { name: named, exact: true })).click({ timeout: within });
}

/** On a desktop the messages stand beside every view; on a phone they are a screen of their own. */
export async function openMessages({ page }: At): Promise<void> {
  const tab = cast.visible(page.getByRole('link', { name: /^Messages/ }));
  const log = cast.visible(cast.conversation(page));
  await log.or(tab).first().waitFor({ timeout: cast.PLENTY });
  if (!(await log.isVisible())) await tab.click();
  await log.waitFor({ timeout: cast.PLENTY });
}

export async function sayYes({ page }: At, link: string, name: string): Promise<void> {
  await page.goto(link);
  await page.getByRole('textbox', { name: 'Your first name' }).fill(name, { timeout: cast.PLENTY });
  await page.getByRole('button', { name: 'Accept' }).click();
  await page.getByRole('heading', { name: 'You said yes' }).waitFor({ timeout: cast.PLENTY });
}

/** From Today into the circle, once it has opened: `within` ms. */
export async function enterCircle({ page }: At, address: string, name: string, within = cast.PLENTY): Promise<void> {
  await page.goto(address);
  await page.locator('.pairing', { hasText: name }).click({ timeout: within });
  await page.getByRole('heading', { name, exact: true }).waitFor({ timeout: within });
}
