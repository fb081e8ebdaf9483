// Draws again only when a prop is another object: what lets 300 rows stand still while one
// changes. (preact/compat has the same, with much else.)

import { Component, type FunctionComponent } from "preact";

export function memo<Props extends object>(Inner: FunctionComponent<Props>) {
  return class Memo extends Component<Props> {
    override shouldComponentUpdate(next: Props): boolean {
      const keys = new Set([...Object.keys(this.props), ...Object.keys(next)]) as Set<keyof Props>;
      return [...keys].some((key) => this.props[key] !== next[key]);
    }

    override render() {
      return <Inner {...(this.props as Props)} />;
    }
  };
}
