// In the page: opens map.bpmn, times what a person does, and sends the milliseconds back. See bpmnjs.py.
const ROUNDS = 25;
const MOUSE = { x: 900, y: 500 };
// Resolves when the page has its turn again after a frame was painted.
const painted = () => new Promise(done => requestAnimationFrame(() => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
}));
async function frame(act) {
  const start = performance.now();
  await act();
  await painted();
  return performance.now() - start;
}
async function bench() {
  const xml = await (await fetch('map.bpmn')).text();
  const modeler = new BpmnJS({ container: '#map' });
  const [canvas, registry, selection, modeling] =
    ['canvas', 'elementRegistry', 'selection', 'modeling'].map(name => modeler.get(name));
  const found = { 'open': [await frame(() => modeler.importXML(xml))] };
  const tasks = registry.filter(one => one.type === 'bpmn:Task');
  const any = number => tasks[number * 7919 % tasks.length];
  async function rounds(name, act) {
    found[name] = [];
    for (let n = 0; n < ROUNDS; n++) found[name].push(await frame(() => act(n)));
  }
  const views = [
    ['fit', () => canvas.zoom('fit-viewport')],
    ['100%', () => canvas.zoom(1, MOUSE)],
  ];
  for (const [words, look] of views) {
    await frame(look);
    await rounds('pan at ' + words, n => canvas.scroll({ dx: n % 2 ? 37 : -37, dy: n % 3 ? 29 : -58 }));
    await frame(look);
    await rounds('zoom at ' + words, n => canvas.zoom(canvas.zoom() * (n % 2 ? 1.05 : 1 / 1.05), MOUSE));
    await frame(look);
    await rounds('select at ' + words, n => selection.select(any(n)));
    selection.select([]);
    await rounds('rename at ' + words, n => modeling.updateLabel(any(n), 'Aanvraag beoordelen ' + n));
    await rounds('append a step at ' + words, n => {
      const task = modeler.get('elementFactory').createShape({ type: 'bpmn:Task' });
      modeler.get('autoPlace').append(any(n), task);
    });
    await rounds('move a step at ' + words, n => modeling.moveElements([any(n)], { x: n % 2 ? 40 : -40, y: 0 }));
  }
  return found;
}
bench().catch(error => ({ error: String(error) }))
  .then(found => fetch('found', { method: 'POST', body: JSON.stringify(found) }));
