/** Once it is drawn, to the first field of that form where something is missing: it may be far above the button pressed. */
export function toFirstFault(form: Element | null): void {
  requestAnimationFrame(() => {
    const fault = form?.querySelector<HTMLElement>('[aria-invalid="true"], .field-error');
    fault?.scrollIntoView({ block: 'center' });
    const field = fault?.matches('.field-error') ? fault.parentElement?.querySelector('input') : fault;
    field?.focus({ preventScroll: true });
  });
}
