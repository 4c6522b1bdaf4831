// Fills every `.flow` of the document from its stream of blocks and answers the rectangle of each `[data-l]`.
// Blocks wait in `<template data-stream="name">`; flows are filled in document order; paragraphs are split.
(async () => {
  await document.fonts.ready;
  await Promise.all([...document.images].map((image) => image.decode().catch(() => null)));
  const streams = new Map();
  for (const template of document.querySelectorAll("template[data-stream]")) {
    streams.set(template.dataset.stream, [...template.content.children]);
  }
  const overflows = (flow) => flow.scrollHeight > flow.clientHeight + 1;

  // Keeps the words of a paragraph that fit and gives the rest back to its stream.
  const split = (flow, block, queue) => {
    const words = block.innerHTML.split(" ");
    let low = 0;
    let high = words.length;
    while (low < high - 1) {
      const middle = (low + high) >> 1;
      block.innerHTML = words.slice(0, middle).join(" ");
      if (overflows(flow)) high = middle;
      else low = middle;
    }
    if (low < 9 || words.length - low < 4) {
      block.innerHTML = words.join(" ");
      block.remove();
      queue.unshift(block);
      return;
    }
    const rest = block.cloneNode(false);
    rest.innerHTML = words.slice(low).join(" ");
    rest.classList.add("continued");
    block.classList.add("broken");
    block.innerHTML = words.slice(0, low).join(" ");
    queue.unshift(rest);
  };

  for (const flow of document.querySelectorAll(".flow")) {
    const queue = streams.get(flow.dataset.stream) ?? [];
    while (queue.length > 0) {
      const block = queue.shift();
      flow.append(block);
      await Promise.all([...block.querySelectorAll("img")].map((image) => image.decode().catch(() => null)));
      if (!overflows(flow)) continue;
      if (block.matches("p[data-l]")) split(flow, block, queue);
      else if (flow.children.length === 1) block.remove(); // taller than any flow: dropped
      else {
        block.remove();
        queue.unshift(block);
      }
      break;
    }
    while (flow.lastElementChild?.matches(".heading, .glued") && queue.length > 0) {
      queue.unshift(flow.lastElementChild);
      flow.lastElementChild.remove();
    }
    if (flow.dataset.spread && flow.children.length > 1 && queue.length > 0) {
      flow.classList.add("spread");
      if (overflows(flow)) flow.classList.remove("spread"); // margins that no longer collapse may not fit
    }
  }

  // Dots up to the end of the last line of what a leader follows.
  for (const leader of document.querySelectorAll(".leader")) {
    leader.innerHTML = leader.dataset.dots.repeat(10);
    const each = leader.getBoundingClientRect().width / 10;
    leader.innerHTML = leader.dataset.dots; // as it was when its flow was filled
    const start = leader.getBoundingClientRect().left;
    const around = leader.parentElement.getBoundingClientRect();
    const room = document.documentElement.dir === "rtl" ? start - around.left : around.right - start;
    leader.innerHTML = leader.dataset.dots.repeat(Math.max(1, Math.floor(room / each) - 1));
  }

  // The part of an element that nothing around it cuts off.
  const shown = (element) => {
    let { left, top, right, bottom } = element.getBoundingClientRect();
    for (let around = element.parentElement; around !== null; around = around.parentElement) {
      if (getComputedStyle(around).overflow === "visible") continue;
      const edges = around.getBoundingClientRect();
      [left, top] = [Math.max(left, edges.left), Math.max(top, edges.top)];
      [right, bottom] = [Math.min(right, edges.right), Math.min(bottom, edges.bottom)];
    }
    return { left, top, right, bottom };
  };

  const found = [];
  [...document.querySelectorAll(".page")].forEach((page, index) => {
    const origin = page.getBoundingClientRect();
    for (const element of page.querySelectorAll("[data-l]")) {
      const box = shown(element);
      if (box.right - box.left < 1 || box.bottom - box.top < 4) continue;
      found.push([
        index + 1, element.dataset.l,
        box.left - origin.left, box.top - origin.top, box.right - origin.left, box.bottom - origin.top,
      ]);
    }
  });
  return found;
})();
