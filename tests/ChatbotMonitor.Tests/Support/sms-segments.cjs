// Counts SMS by npm's sms-segments-calculator: a JSON list of texts comes in, a list of [unicode, units, segments] goes out.
'use strict';
const { SegmentedMessage } = require(process.argv[2]);
const texts = JSON.parse(require('fs').readFileSync(0, 'utf8'));
process.stdout.write(JSON.stringify(texts.map(text => {
  const message = new SegmentedMessage(text);
  const units = message.segments.reduce((sum, s) => sum + s.reduce((n, c) => n + (c.isUserDataHeader ? 0 : c.codeUnits ? c.codeUnits.length : 1), 0), 0);
  return [message.encodingName === 'UCS-2', units, message.segmentsCount];
})));
