package dev.threadmark.local.html;

/** What is put into the browser to make hidden things happen, and to hear of them. */
final class Probe {
  /** Before any script of a page: tell when one is run or would have been stopped. */
  static final String CANARIES =
      """
      for (const name of ['alert', 'confirm', 'prompt', 'print', 'open', 'fetch']) {
        window[name] = () => console.error('canary ' + name);
      }
      document.addEventListener('securitypolicyviolation', event =>
        console.error('policy ' + event.effectiveDirective + ' ' + event.blockedURI));
      """;

  /**
   * In every frame: sets off each handler that an element has, clicks what is no link to the
   * outside, parses the body again as {@code innerHTML} does, and answers what is wrong with the
   * tree itself.
   */
  static final String POKE =
      """
      async () => {
        const wrong = new Set();
        const banned = new Set(['script', 'style', 'iframe', 'frame', 'object', 'embed', 'applet',
          'svg', 'math', 'base', 'meta', 'link', 'form', 'template', 'noscript', 'video', 'audio']);
        const poke = element => {
          for (const { name } of element.attributes) {
            if (name.startsWith('on')) element.dispatchEvent(new Event(name.slice(2)));
          }
          const href = element.getAttribute('href');
          if (element.matches('a, button, input, summary, label, area')
              && !/^(https?|mailto|tel):/.test(href || '')) element.click();
        };
        const attribute = (name, value) => {
          if (/^on|^srcdoc$|^srcset$|^formaction$|^action$|^ping$/.test(name)) wrong.add(name);
          if (/^(href|src)$/.test(name) && !/^(https?:|mailto:|tel:|#mail-|data:)/.test(value)) {
            wrong.add(name + ' ' + value.slice(0, 40));
          }
          if (/^(id|name)$/.test(name) && !value.startsWith('mail-')) wrong.add('clobber ' + value);
        };
        const looks = style => {
          if (style.position !== 'static') wrong.add('position ' + style.position);
          if (style.zIndex !== 'auto') wrong.add('z-index ' + style.zIndex);
          if (style.transform !== 'none') wrong.add('transform');
          if (style.animationName !== 'none') wrong.add('animation');
          for (const name of ['backgroundImage', 'listStyleImage', 'cursor', 'borderImageSource']) {
            if (/url\\((?!"data:)/.test(style[name])) wrong.add('url in ' + name);
          }
        };
        const judge = element => {
          if (banned.has(element.localName)
              || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
            wrong.add('element ' + element.localName);
          }
          for (const { name, value } of element.attributes) attribute(name, value);
          // As written: the computed margin of a centred wide table is negative too.
          for (const side of ['Top', 'Left', 'Right', 'Bottom']) {
            if (parseFloat(element.style['margin' + side]) < 0) wrong.add('negative margin');
          }
          looks(element.ownerDocument.defaultView.getComputedStyle(element));
        };
        const documents = () => [...document.querySelectorAll('iframe')]
          .map(frame => frame.contentDocument)
          .filter(found => found ? true : (wrong.add('frame left its document'), false));
        const round = () => {
          for (const mail of documents()) {
            const all = [...mail.body.querySelectorAll('*')];
            all.forEach(judge);
            [mail.body, ...all].forEach(poke);
          }
        };
        const turn = () => new Promise(done => setTimeout(() => setTimeout(done)));
        round();
        for (const mail of documents()) {
          const again = mail.createElement('div');
          again.innerHTML = mail.body.innerHTML;
          mail.body.replaceChildren(again);
          again.innerHTML = again.innerHTML;
        }
        await turn();
        round();
        await turn();
        return [...wrong].slice(0, 20);
      }
      """;

  private Probe() {}
}
