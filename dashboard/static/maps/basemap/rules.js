/* What of the basemap is drawn at which zoom, in the colours of a theme and the names of a language. */
import { CityLabel, FONT, Rail } from './symbols.js';

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
function lin(stops) {
  return protomapsL.linear(stops);
}

export function rules(theme, lang) {
  const c = FLAVOURS[theme], L = lang === 'en' ? ['en'] : [lang, 'en'];
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
