/** A figure over the iterations of a training: a line for the eye, and a table with the same numbers. */

/** An iteration and a figure. */
type Point = [at: number, figure: number];
/** `end` is the last iteration of the axis. */
type CurveProps = { title: string; points: Point[]; end: number };

const WIDTH = 320;
const HEIGHT = 96;
const ROWS = 12;

export function Curve({ title, points, end }: CurveProps) {
  const last = points.at(-1);
  if (!last) return null;
  return (
    <figure class="curve">
      <figcaption>
        {title}
        <span class="count">
          {last[1].toFixed(3)} at iteration {last[0].toLocaleString("en")}
        </span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH} ${HEIGHT}`} aria-hidden="true" preserveAspectRatio="none">
        <path class="axis" d={`M0 ${HEIGHT - 1}H${WIDTH}`} />
        <polyline points={line(points, end)} />
      </svg>
      <details>
        <summary>As a table</summary>
        <table aria-label={title}>
          <thead>
            <tr>
              <th scope="col">Iteration</th>
              <th scope="col">{title}</th>
            </tr>
          </thead>
          <tbody>
            {some(points).map(([at, figure]) => (
              <tr key={at}>
                <th scope="row">{at.toLocaleString("en")}</th>
                <td>{figure.toFixed(3)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </details>
    </figure>
  );
}

function line(points: Point[], end: number): string {
  const most = Math.max(...points.map(([, figure]) => figure), 1e-9);
  const x = (at: number) => ((at / end) * WIDTH).toFixed(1);
  const y = (figure: number) => (HEIGHT - 2 - (figure / most) * (HEIGHT - 8)).toFixed(1);
  return points.map(([at, figure]) => `${x(at)},${y(figure)}`).join(" ");
}

/** Evenly chosen, the last among them. */
function some(points: Point[]): Point[] {
  const step = Math.ceil(points.length / ROWS);
  return points.filter((_, at) => (points.length - 1 - at) % step === 0);
}
