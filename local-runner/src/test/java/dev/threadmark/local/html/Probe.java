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
   * Sets off every handler an element may have, parses the page again as {@code innerHTML} does,
   * and answers what is wrong with the tree itself.
   */
  static final String POKE =
      """
      async () => {
        const wrong = [];
        const events = ['mouseover', 'mousemove', 'mouseenter', 'mouseout', 'mousedown', 'mouseup',
          'dblclick', 'contextmenu', 'wheel', 'pointerover', 'pointermove', 'pointerdown',
          'pointerrawupdate', 'touchstart', 'focus', 'focusin', 'focusout', 'blur', 'keydown',
          'keypress', 'keyup', 'input', 'beforeinput', 'change', 'select', 'submit', 'reset',
          'invalid', 'toggle', 'beforetoggle', 'scroll', 'scrollend', 'drag', 'dragstart', 'drop',
          'copy', 'cut', 'paste', 'load', 'error', 'animationstart', 'animationend',
          'transitionend', 'begin', 'end', 'start', 'finish', 'bounce', 'resize', 'message',
          'pageshow', 'hashchange', 'popstate', 'search', 'canplay', 'play', 'loadstart'];
        const banned = new Set(['script', 'style', 'iframe', 'frame', 'object', 'embed', 'applet',
          'svg', 'math', 'base', 'meta', 'link', 'form', 'template', 'noscript', 'video', 'audio']);
        const body = document.body;
        const poke = element => {
          for (const type of events) element.dispatchEvent(new Event(type));
          const href = element.getAttribute && element.getAttribute('href');
          if (!/^(https?|mailto|tel):/.test(href || '') && element.click) element.click();
        };
        const judge = element => {
          const tag = element.localName;
          if (banned.has(tag) || element.namespaceURI !== 'http://www.w3.org/1999/xhtml') {
            wrong.push('element ' + tag);
          }
          for (const { name, value } of element.attributes) {
            if (/^on|^srcdoc$|^srcset$|^formaction$|^action$|^ping$/.test(name)) {
              wrong.push('attribute ' + name);
            }
            if (/^(href|src)$/.test(name) && !/^(https?:|mailto:|tel:|#mail-|data:)/.test(value)) {
              wrong.push(name + ' ' + value.slice(0, 40));
            }
            if (/^(id|name)$/.test(name) && !value.startsWith('mail-')) wrong.push('clobber ' + value);
          }
          const style = getComputedStyle(element);
          if (style.position !== 'static') wrong.push('position ' + style.position);
          if (style.zIndex !== 'auto') wrong.push('z-index ' + style.zIndex);
          if (style.transform !== 'none') wrong.push('transform');
          if (style.animationName !== 'none') wrong.push('animation');
          if (/url\\((?!"data:)/.test(style.backgroundImage + style.listStyleImage + style.cursor
              + style.content + style.borderImageSource)) wrong.push('url in style');
          for (const side of ['Top', 'Left', 'Right', 'Bottom']) {
            if (parseFloat(style['margin' + side]) < 0) wrong.push('negative margin');
          }
        };
        const round = () => {
          const all = [...body.querySelectorAll('*')];
          all.forEach(judge);
          [window, document, body, ...all.slice(0, 2000)].forEach(poke);
        };
        round();
        const box = body.appendChild(document.createElement('div'));
        box.innerHTML = body.innerHTML;
        box.innerHTML = box.innerHTML;
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        round();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        return [...new Set(wrong)].slice(0, 20);
      }
      """;

  private Probe() {}
}
