import { readSentence } from './src/index.ts';
import { readFileSync } from 'node:fs';
let seen=0, th=0, n=0;
for (const line of readFileSync('/tmp/es/mine2.txt','utf8').split('\n').filter(Boolean)) {
  const [t='',s='']=line.split('|'); const r=readSentence(s,'es'); n++; if(r.isMigration)seen++; if(r.themes.includes(t))th++;
  if(t==="none" ? r.isMigration : !r.themes.includes(t)) console.log(r.isMigration?'      ':'UNSEEN', t,'|',s,'|',r.themes.join(' '), r.passedOver.slice(0,2).join(';'));
}
console.log(n,seen,th);
