/**
 * The first screen, drawn while the app is built: in every language a template in the page itself, so that who comes for
 * the first time sees it before React is there (app/pwa/firstScreen.ts, decision 0259). Drawn by the screen's own code.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { getConfig } from '@lingui/conf';
import { I18nProvider } from '@lingui/react';
import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { build, createServer, type ViteDevServer } from 'vite';
import { Router } from 'wouter';

/** By language, the screen's HTML. `config`: of the app, whose own plugins read its sources. */
async function drawn(config: string): Promise<ReadonlyMap<string, string>> {
  const server = await createServer({
    configFile: config,
    logLevel: 'error',
    appType: 'custom',
    server: { middlewareMode: true, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true, include: [] },
  });
  try {
    return await drawEach(server);
  } finally {
    await server.close();
  }
}

async function drawEach(server: ViteDevServer): Promise<ReadonlyMap<string, string>> {
  const { Start } = await server.ssrLoadModule('/ui/home/Start.tsx');
  const { AnnouncerProvider } = await server.ssrLoadModule('/ui/parts/Announcer.tsx');
  const { i18n } = await server.ssrLoadModule('/ui/i18n.ts');
  const { catalogues } = await server.ssrLoadModule('binome:words');
  const all = new Map<string, string>();
  for (const locale of getConfig().locales) {
    const { messages } = await catalogues[locale].first();
    i18n.loadAndActivate({ locale, messages });
    const screen = createElement(AnnouncerProvider, null, createElement(Start));
    // biome-ignore lint/correctness/noChildrenProp: the router's types ask for them there.
    const routed = createElement(Router, { ssrPath: '/', children: screen });
    all.set(locale, renderToStaticMarkup(createElement(I18nProvider, { i18n }, routed)));
  }
  return all;
}

/** Builds `script`, and puts it and the screens into the page of a build. */
export async function writeFirstScreen(folder: string, config: string, script: string): Promise<void> {
  await build({
    configFile: false,
    publicDir: false,
    logLevel: 'warn',
    build: {
      outDir: folder,
      emptyOutDir: false,
      rolldownOptions: {
        checks: { pluginTimings: false },
        input: script,
        output: { format: 'iife', entryFileNames: 'first.js' },
      },
    },
  });
  const screens = [...(await drawn(config))].map(([locale, html]) => `<template lang="${locale}">${html}</template>`);
  const file = join(folder, 'index.html');
  const page = readFileSync(file, 'utf8')
    // Once the page is read, and before the app: in this order.
    .replace(
      /<script\b[^>]*\bsrc="\/theme\.js"[^>]*><\/script>/,
      '$&\n    <script src="/first.js" defer crossorigin></script>',
    )
    .replace('</body>', () => `${screens.join('')}\n  </body>`);
  if (!page.includes('/first.js') || !page.includes('<template')) throw new Error('index.html has no place for it');
  writeFileSync(file, page);
}
