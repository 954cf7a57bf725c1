/* What the basemap draws in its own way: railways, and the names of cities. */

export const FONT =
  '"Noto Sans","Noto Sans KR","Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif';
/* dashed line whose width depends on zoom (LineSymbolizer's dash is not zoom-scaled) */
export function Rail(color, bg) {
  return {
    draw: function (ctx, geom, z) {
      ctx.globalAlpha = 1;
      ctx.lineJoin = 'round';
      ctx.lineCap = 'butt';
      ctx.beginPath();
      geom.forEach(function (ls) {
        ls.forEach(function (p, i) {
          i ? ctx.lineTo(p.x, p.y) : ctx.moveTo(p.x, p.y);
        });
      });
      ctx.strokeStyle = color;
      if (z < 8) {
        ctx.lineWidth = z < 6 ? 0.5 : 0.7;
        ctx.stroke();
        return;
      }
      ctx.lineWidth = z < 10 ? 1.8 : 2.4;
      ctx.stroke();
      ctx.save();
      ctx.setLineDash([5, 5]);
      ctx.strokeStyle = bg;
      ctx.lineWidth = z < 10 ? 0.9 : 1.3;
      ctx.stroke();
      ctx.restore();
    },
  };
}
/* label along nothing: horizontal italic text in the middle of the longest visible part of a line */
export function CityLabel(o) {
  return {
    place: function (layout, geom, f) {
      const z = layout.zoom;
      let txt;
      for (let i = 0; i < o.props.length && !txt; i++) txt = f.props[o.props[i]];
      if (!txt) return undefined;
      const sz = o.size(z, f), font = o.weight(z, f) + ' ' + sz + 'px ' + FONT;
      layout.scratch.font = font;
      const w = layout.scratch.measureText(txt).width, a = geom[0][0], r = o.radius(z, f), h = sz * 0.72;
      const cand = [[r + 4, h / 2], [-w - r - 4, h / 2], [-w / 2, -r - 4], [-w / 2, r + h + 4]];
      if (f.props.pl === 'l') cand.unshift(cand[1]);
      for (let k = 0; k < cand.length; k++) {
        const ox = cand[k][0], oy = cand[k][1];
        const bb = { minX: a.x + ox - 3, minY: a.y + oy - h - 3, maxX: a.x + ox + w + 3, maxY: a.y + oy + 4 };
        const dotbb = { minX: a.x - r - 1, minY: a.y - r - 1, maxX: a.x + r + 1, maxY: a.y + r + 1 };
        if (layout.index.bboxCollides(bb, layout.order) || layout.index.bboxCollides(dotbb, layout.order)) continue;
        return (function (ox, oy) {
          return [{
            anchor: a,
            bboxes: [bb, dotbb],
            draw: function (ctx) {
              ctx.globalAlpha = 1;
              ctx.beginPath();
              ctx.arc(0, 0, r, 0, 7);
              ctx.fillStyle = f.props.c ? o.dot : o.dotFill;
              ctx.fill();
              ctx.lineWidth = 1.1;
              ctx.strokeStyle = o.dot;
              ctx.stroke();
              ctx.font = font;
              ctx.lineJoin = 'round';
              ctx.lineWidth = 3;
              ctx.strokeStyle = o.halo;
              ctx.strokeText(txt, ox, oy);
              ctx.fillStyle = o.fill(z, f);
              ctx.fillText(txt, ox, oy);
            },
          }];
        })(ox, oy);
      }
      return undefined;
    },
  };
}
