// Loaded into Azurite before it starts (node --require). Its clock runs ahead by what tests let
// pass, one line of milliseconds each, and it ends when the JVM that started it is gone, however
// that died: then its standard input ends.
'use strict';

const Real = Date;
let ahead = 0;

globalThis.Date = class Date extends Real {
  constructor(...given) {
    super(...(given.length ? given : [Real.now() + ahead]));
  }

  static now() {
    return Real.now() + ahead;
  }
};

require('readline')
  .createInterface({ input: process.stdin })
  .on('line', (millis) => {
    ahead += Number(millis);
    process.stdout.write('passed\n');
  })
  .on('close', () => process.exit(0));
