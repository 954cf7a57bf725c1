/* The offline basemap: paints world.pmtiles (zoom 0-6) and focus.pmtiles (zoom 7-10) with protomaps-leaflet.
   basemapLayer({ theme: 'light' | 'dark', lang: 'en' | 'ko' | 'ru', world: address, focus: address }) returns a Leaflet layer. */
const FLAVOURS = {
  light: {
    water: '#cdd9e0',
    land: '#f3f1ec',
    tintPRK: '#efe3da',
    tintRUS: '#eceae4',
    lake: '#cdd9e0',
    river: '#b7cbd8',
    bigRiver: '#bfd1dc',
    coast: '#b9c8d1',
    province: '#d8d3cb',
    border: '#a39a9f',
    borderHalo: '#e9e4df',
    disputed: '#b3a9ae',
    rail: '#c6bfb8',
    railTie: '#c6bfb8',
    dot: '#6f6b70',
    dotFill: '#ffffff',
    country: '#8d8790',
    countryHi: '#6d5f63',
    city: '#5d5a61',
    cityMinor: '#7c7880',
    prov: '#a9a29f',
    sea: '#8fa9b9',
    riverLbl: '#86a3b5',
    halo: '#f7f5f1',
    seaHalo: '#cdd9e0',
  },
  dark: {
    water: '#11161c',
    land: '#1f252c',
    tintPRK: '#2b2628',
    tintRUS: '#232a32',
    lake: '#11161c',
    river: '#172029',
    bigRiver: '#17222c',
    coast: '#2c3640',
    province: '#2e363f',
    border: '#566270',
    borderHalo: '#1a2027',
    disputed: '#4c5662',
    rail: '#333c46',
    railTie: '#333c46',
    dot: '#8b95a0',
    dotFill: '#1f252c',
    country: '#74808c',
    countryHi: '#a39288',
    city: '#a5aeb8',
    cityMinor: '#7c8793',
    prov: '#56616d',
    sea: '#3f5364',
    riverLbl: '#4a6478',
    halo: '#191f26',
    seaHalo: '#11161c',
  },
};
const FONT =
  '"Noto Sans","Noto Sans KR","Segoe UI","Helvetica Neue",Arial,"Noto Sans CJK KR","Apple SD Gothic Neo","Malgun Gothic",sans-serif';
function lin(stops) {
  return protomapsL.linear(stops);
}

/* dashed line whose width depends on zoom (LineSymbolizer's dash is not zoom-scaled) */
function Rail(color, bg) {
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
function CityLabel(o) {
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
function rules(theme, lang) {
  const c = FLAVOURS[theme], L = lang === 'ko' ? ['ko', 'en'] : lang === 'ru' ? ['ru', 'en'] : ['en'];
  const poly = function (fill, o) {
    return new protomapsL.PolygonSymbolizer(Object.assign({ fill: fill }, o || {}));
  };
  const line = function (o) {
    return new protomapsL.LineSymbolizer(Object.assign({ lineJoin: 'round', lineCap: 'round' }, o));
  };
  const tint = poly(function (_, f) {
    return f.props.a3 === 'PRK' ? c.tintPRK : c.tintRUS;
  }, { perFeature: true });
  const riverW = lin([[3, 0.4], [6, 0.8], [8, 1.1], [11, 2], [13, 4]]);
  const bigW = function (z) {
    return z <= 8 ? 1.6 : z === 9 ? 2.2 : z === 10 ? 3.2 : z === 11 ? 5 : z === 12 ? 9 : 9 * Math.pow(2, z - 12);
  };
  const bndW = lin([[1, 0.5], [4, 0.9], [8, 1.2], [12, 1.6]]);
  const is = function (k) {
    return function (_, f) {
      return k === 'dash' ? f.props.k !== 'intl' : f.props.k === 'intl';
    };
  };
  const paint = [];
  [['world', 0], ['focus', 8]].forEach(function (s) {
    const ds = s[0],
      add = function (layer, sym, o) {
        paint.push(Object.assign({ dataSource: ds, dataLayer: layer, symbolizer: sym }, o || {}));
      };
    if (ds === 'focus') add('water_bg', poly(c.water));
    add('land', poly(c.land, { stroke: c.coast, width: 0.6 }));
    add('tint', tint);
    add('lakes', poly(c.lake, { stroke: c.coast, width: 0.4 }));
    add('rivers', line({ color: c.river, width: riverW }), {
      filter: function (_, f) {
        return !f.props.w;
      },
    });
    if (ds === 'focus') {
      add('rivers', line({ color: c.bigRiver, width: bigW }), {
        filter: function (_, f) {
          return !!f.props.w;
        },
      });
    }
    add('provinces', line({ color: c.province, width: 0.8, dash: [3, 2] }), { minzoom: 5 });
    add('rail', Rail(c.rail, ds === 'focus' ? c.land : c.land), { minzoom: 5 });
    add('boundaries', line({ color: c.borderHalo, width: lin([[3, 2], [8, 3.4], [12, 5]]), opacity: 0.7 }), {
      filter: is('intl'),
      minzoom: 4,
      maxzoom: ds === 'focus' ? 9 : 30,
    });
    add('boundaries', line({ color: c.border, width: bndW }), {
      filter: function (z, f) {
        return f.props.k === 'intl' && !(z >= 10 && f.props.pair && /PRK/.test(f.props.pair) && !/KOR/.test(f.props.pair));
      },
    });
    add('boundaries', line({ color: c.border, width: 1.2, dash: [7, 3, 1.5, 3], lineCap: 'butt' }), {
      minzoom: 10,
      filter: function (_, f) {
        return f.props.k === 'intl' && f.props.pair && /PRK/.test(f.props.pair) && !/KOR/.test(f.props.pair);
      },
    });
    add('boundaries', line({ color: c.disputed, width: bndW, dash: [4, 3], lineCap: 'butt' }), { filter: is('dash') });
  });
  function txt(o) {
    return new protomapsL.CenteredTextSymbolizer(
      Object.assign({ labelProps: L, width: 1.6, stroke: c.halo, maxLineChars: 16, lineHeight: 1.35 }, o),
    );
  }
  function fs(sz, o) {
    o = o || {};
    return function (z, f) {
      return (o.style ? o.style + ' ' : '') + (o.weight || 400) + ' ' + (typeof sz === 'function' ? sz(z, f) : sz) + 'px ' + FONT;
    };
  }
  const hi = function (f) {
    return f.props.a3 === 'PRK' || f.props.a3 === 'RUS';
  };
  const notFocus = function (z, f) {
    return !(z >= 8 && f.props.f);
  };
  /** @type {any[]} */
  const labels = [
    {
      dataSource: 'world',
      dataLayer: 'country_labels',
      maxzoom: 7,
      minzoom: 2,
      filter: function (z, f) {
        return z >= Math.min(f.props.z, 6) - (hi(f) ? 1 : 0) && !(z >= 6 && f.props.r > 6);
      },
      sort: function (a, b) {
        return (hi2(b) - hi2(a)) || a.r - b.r;
      },
      symbolizer: txt({
        font: fs(function (z, f) {
          return (f.props.r <= 2 ? 12 : 10.5) + (z > 4 ? 1.5 : 0) + (hi(f) ? 1 : 0);
        }, { weight: 600 }),
        fill: function (_, f) {
          return hi(f) ? c.countryHi : c.country;
        },
        letterSpacing: lang === 'ko' ? 2 : 1.2,
        textTransform: 'uppercase',
        maxLineChars: 14,
      }),
    },
    {
      dataSource: 'world',
      dataLayer: 'sea_labels',
      maxzoom: 7,
      filter: function (z) {
        return !(z >= 8);
      },
      symbolizer: txt({
        font: fs(function (_, f) {
          return f.props.k === 0 ? 13 : 11.5;
        }, { style: 'italic' }),
        fill: c.sea,
        stroke: c.seaHalo,
        width: 1,
        letterSpacing: 1,
      }),
    },
    {
      dataSource: 'focus',
      dataLayer: 'sea_labels',
      symbolizer: txt({ font: fs(12.5, { style: 'italic' }), fill: c.sea, stroke: c.seaHalo, width: 1, letterSpacing: 1.2 }),
    },
  ];
  function hi2(p) {
    return p.a3 === 'PRK' || p.a3 === 'RUS' ? 1 : 0;
  }
  ['world', 'focus'].forEach(function (ds) {
    labels.push({
      dataSource: ds,
      dataLayer: 'places',
      minzoom: ds === 'focus' ? 8 : 3,
      filter: ds === 'world'
        ? function (z, f) {
          const p = f.props;
          return notFocus(z, f) && (z > 5 || p.s <= 6 || p.c) && (z > 4 || p.s <= 3 || p.c) && (z > 3 || p.s <= 1);
        }
        : undefined,
      sort: function (a, b) {
        return ((b.c || 0) - (a.c || 0)) || a.s - b.s || b.p - a.p;
      },
      symbolizer: CityLabel({
        props: L,
        dot: c.dot,
        dotFill: c.dotFill,
        halo: c.halo,
        radius: function (_, f) {
          return f.props.c ? 3 : f.props.s <= 4 ? 2.6 : f.props.s <= 8 ? 2.1 : 1.6;
        },
        size: function (z, f) {
          const b = f.props.c ? 13 : f.props.s <= 4 ? 12 : f.props.s <= 8 ? 11.5 : 11;
          return b + (z >= 9 ? 1 : 0);
        },
        weight: function (_, f) {
          return f.props.c ? 600 : 500;
        },
        fill: function (_, f) {
          return f.props.s <= 8 ? c.city : c.cityMinor;
        },
      }),
    });
  });
  ['world', 'focus'].forEach(function (ds) {
    labels.push({
      dataSource: ds,
      dataLayer: 'province_labels',
      minzoom: 6,
      maxzoom: 9,
      filter: ds === 'world' ? notFocus : undefined,
      symbolizer: txt({ font: fs(10, { weight: 500 }), fill: c.prov, letterSpacing: 1.1, textTransform: 'uppercase', maxLineChars: 14 }),
    });
  });
  labels.push({
    dataSource: 'focus',
    dataLayer: 'rivers',
    minzoom: 10,
    filter: function (_, f) {
      return !!f.props.w;
    },
    symbolizer: new protomapsL.LineLabelSymbolizer({
      labelProps: L,
      font: fs(12, { style: 'italic', weight: 500 })(0),
      fill: c.riverLbl,
      stroke: c.halo,
      width: 2,
      repeatDistance: 420,
      maxLabelCodeUnits: 40,
    }),
  });
  return { paint: paint, labels: labels, bg: c.water };
}
/* PMTiles held in memory, for a standalone HTML file opened from disk */
function source(u) {
  if (typeof u !== 'string' || u.slice(0, 5) !== 'data:') return u;
  const bin = atob(u.slice(u.indexOf(',') + 1)), n = bin.length, a = new Uint8Array(n);
  for (let i = 0; i < n; i++) a[i] = bin.charCodeAt(i);
  const key = 'mem' + Math.random();
  return new (new protomapsL.PmtilesSource('x.pmtiles', true).p.constructor)({
    getKey: function () {
      return key;
    },
    getBytes: function (o, l) {
      return Promise.resolve({ data: a.buffer.slice(o, o + l) });
    },
  });
}
export function basemapLayer(o) {
  o = Object.assign({ theme: 'light', lang: 'en' }, o);
  o.world = source(o.world);
  o.focus = source(o.focus);
  const r = rules(o.theme, o.lang);
  const layer = protomapsL.leafletLayer({
    sources: { world: { url: o.world, maxDataZoom: o.worldZoom || 6 }, focus: { url: o.focus || o.world, maxDataZoom: o.focusZoom || 10 } },
    paintRules: r.paint,
    labelRules: r.labels,
    backgroundColor: r.bg,
    maxZoom: o.maxZoom || 14,
    noWrap: false,
    pane: o.pane || 'tilePane',
    attribution: o.attribution || 'Natural Earth | &copy; OpenStreetMap contributors | GSHHG | GeoNames',
  });
  layer.labelers = new protomapsL.Labelers(
    layer.scratch,
    layer.labelRules,
    80,
    layer.onTilesInvalidated,
  ); /* default keeps 16 labelled tiles: too few for wide screens */
  layer.tumen = { theme: o.theme, lang: o.lang, bg: r.bg };
  layer.on('add', function () {
    const m = layer._map;
    if (!m) return;
    m.getContainer().style.background = r.bg;
    m.attributionControl && m.attributionControl.setPrefix(false);
  });
  return layer;
}
