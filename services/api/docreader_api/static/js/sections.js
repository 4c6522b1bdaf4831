// @ts-check
/**
 * The sections of the page, in the order of the navigation. A section's name is its route and its address;
 * what it shows is in `VIEWS` of `view/app.js`, what it loads when it is entered in `ENTERED` of `main.js`.
 */

/** @type {{name: import("./types.js").Section, word: string}[]} */
export const SECTIONS = [
  { name: "documents", word: "Documents" },
  { name: "models", word: "Models" },
  { name: "datasets", word: "Datasets" },
  { name: "trainings", word: "Trainings" },
  { name: "status", word: "Status" },
];
