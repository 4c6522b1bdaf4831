var __defProp = Object.defineProperty;
var __export = (target, all) => {
  for (var name in all)
    __defProp(target, name, { get: all[name], enumerable: true });
};

// node_modules/preact/dist/preact.mjs
var n;
var t;
var r;
var u;
var i;
var f;
var o;
var e;
var l;
var c;
var a;
var s;
var h = /* @__PURE__ */ Symbol.for("pv");
var p = {};
var y = [];
var v = /^m(i|n|o|s|text|space)$/;
var w = Array.isArray;
var d = y.slice;
var _ = Object.assign;
function g(n3) {
  n3 && n3.parentNode && n3.remove();
}
function k(n3, t4, r4) {
  var u4, i4, f5, o5 = {}, e4 = arguments.length;
  for (f5 in t4) "key" == f5 ? u4 = t4[f5] : "ref" == f5 && "function" != typeof n3 ? i4 = t4[f5] : o5[f5] = t4[f5];
  return e4 > 2 && (o5.children = e4 > 3 ? d.call(arguments, 2) : r4), m(n3, o5, u4, i4, null);
}
function m(r4, u4, i4, f5, o5) {
  var e4 = { type: r4, props: u4, key: i4, ref: f5, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: h, __v: o5 || ++t, __i: -1, __u: 0 };
  return !o5 && n.vnode && n.vnode(e4), e4;
}
function $(n3) {
  return n3.children;
}
function x(n3, t4) {
  this.props = n3, this.context = t4, this.__g = 0;
}
function S(n3, t4) {
  if (null == t4) return n3.__ && S(n3.__, n3.__i + 1);
  for (var r4; t4 < n3.__k.length; t4++) if ((r4 = n3.__k[t4]) && r4.__e) return r4.__e;
  return "function" != typeof n3.type || n3.props.__P ? null : S(n3);
}
function C(t4) {
  var r4, u4 = t4.__v, i4 = u4.__e, f5 = [], o5 = [], e4 = t4.__P;
  e4 && ((r4 = _({ constructor: h }, u4)).__v = u4.__v + 1, n.vnode && n.vnode(r4), z(e4, r4, u4, t4.__n, e4.namespaceURI, 32 & u4.__u ? [i4] : null, f5, i4 || S(u4), 32 & u4.__u, o5), r4.__v = u4.__v, r4.__.__k[r4.__i] = r4, E(f5, r4, o5), u4.__ = u4.__e = null, r4.__e != i4 && j(r4));
}
function j(n3) {
  if ((n3 = n3.__) && n3.__c && !n3.props.__P) return n3.__e = null, n3.__k.some(function(t4) {
    return t4 && (n3.__e = t4.__e);
  }), j(n3);
}
function L(t4) {
  (8 & t4.__g || (t4.__g |= 8, u.push(t4), f++)) && i == n.debounceRendering || ((i = n.debounceRendering) || queueMicrotask)(H);
}
function H() {
  try {
    for (var n3, t4 = 1; u.length; ) u.length > t4 && u.sort(o), n3 = u.shift(), t4 = u.length, 8 & n3.__g && C(n3);
  } finally {
    (f = u.length) && (i || queueMicrotask)(H);
  }
}
function I(n3, t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, v4, w5, d4, _3, g5 = u4.__k || y, k4 = t4.length;
  for (l4 = q(r4, t4, g5, l4, k4), s4 = 0; s4 < k4; s4++) null != (v4 = r4.__k[s4]) && (h5 = ~v4.__i && g5[v4.__i] || p, v4.__i = s4, _3 = z(n3, v4, h5, i4, f5, o5, e4, l4, c4, a5), w5 = v4.__e, (h5.ref != v4.ref || 8 & h5.__u) && (h5.ref && G(h5.ref, null, v4, h5), v4.ref && a5.push(v4.ref, v4.__c || w5, v4)), d4 = d4 || w5, 4 & v4.__u ? (l4 = A(v4, l4, n3, !h5.__v), h5.__e && (h5.__e = null)) : "function" == typeof v4.type && void 0 !== _3 ? l4 = _3 : w5 && (l4 = w5.nextSibling), v4.__u &= -21);
  return r4.__e = d4, l4;
}
function q(n3, t4, r4, u4, i4) {
  var f5, o5, e4, l4, c4, a5, s4, p5, y5, v4 = r4.length, d4 = v4, _3 = 0, g5 = 0, k4 = n3.__k = Array(i4);
  for (f5 = 0; f5 < i4; f5++) null != (o5 = t4[f5]) && "boolean" != typeof o5 && "function" != typeof o5 ? ("object" != typeof o5 || o5.constructor === String ? o5 = k4[f5] = m(null, o5) : w(o5) ? o5 = k4[f5] = m($, { children: o5 }) : o5.constructor === h && o5.__b ? o5 = k4[f5] = m(o5.type, o5.props, o5.key, o5.ref, o5.__v) : k4[f5] = o5, l4 = f5 + _3, o5.__ = n3, o5.__b = n3.__b + 1, e4 = null, ~(c4 = o5.__i = P(o5, r4, l4, d4)) && (d4--, (e4 = r4[c4]) && (e4.__u |= 2)), e4 && e4.__v ? (o5.__u |= 16, c4 == l4 - 1 ? _3-- : c4 == l4 + 1 ? _3++ : c4 != l4 && (c4 > l4 ? _3-- : _3++, g5 = 1)) : (~c4 || (i4 > v4 ? _3-- : i4 < v4 && _3++), "function" != typeof o5.type && (o5.__u |= 4))) : k4[f5] = null;
  if (g5) {
    for (a5 = [], s4 = [], f5 = 0; f5 < i4; f5++) if ((o5 = k4[f5]) && 16 & o5.__u) {
      for (_3 = 0, p5 = a5.length; _3 < p5; ) a5[y5 = _3 + p5 >> 1] < o5.__i ? _3 = y5 + 1 : p5 = y5;
      a5[_3] = o5.__i, s4[f5] = _3 + 1;
    }
    for (_3 = a5.length; f5--; ) s4[f5] && (s4[f5] == _3 ? _3-- : k4[f5].__u |= 4);
  }
  if (d4) for (f5 = 0; f5 < v4; f5++) !(e4 = r4[f5]) || 2 & e4.__u || (e4.__e == u4 && (u4 = S(e4)), J(e4, e4));
  return u4;
}
function A(n3, t4, r4, u4) {
  var i4, f5, o5, e4;
  if ("function" == typeof n3.type) {
    if (n3.props.__P) return t4;
    if (i4 = n3.__k) for (f5 = 0; f5 < i4.length; f5++) i4[f5] && (i4[f5].__ = n3, t4 = A(i4[f5], t4, r4, false));
    return t4;
  }
  for (t4 && !t4.parentNode && (t4 = S(n3)) && !t4.parentNode && (t4 = null), o5 = n3.__e, e4 = t4; e4 && 8 == e4.nodeType; ) e4 = e4.nextSibling;
  for (o5 != e4 && (!u4 && r4.moveBefore && o5.parentNode ? r4.moveBefore(o5, t4) : r4.insertBefore(o5, t4 || null)), t4 = o5; (t4 = t4 && t4.nextSibling) && 8 == t4.nodeType && !t4.data.startsWith("$s"); ) ;
  return t4;
}
function P(n3, t4, r4, u4) {
  var i4, f5 = n3.key, o5 = n3.type, e4 = t4[r4], l4 = e4 && !(2 & e4.__u);
  if (null === e4 && null == f5 || l4 && f5 == e4.key && o5 == e4.type) return r4;
  if (u4 > (l4 ? 1 : 0)) {
    for (i4 = r4 - 1; i4 >= 0; i4--) if ((e4 = t4[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
    for (i4 = r4 + 1; i4 < t4.length; i4++) if ((e4 = t4[i4]) && !(2 & e4.__u) && f5 == e4.key && o5 == e4.type) return i4;
  }
  return -1;
}
function T(n3, t4, r4) {
  null == r4 && (r4 = ""), "-" == t4[0] ? n3.setProperty(t4, r4) : n3[t4] = r4;
}
function N(n3, t4, r4, u4, i4) {
  var f5, o5;
  if ("style" == t4) if ("string" == typeof r4) n3.style.cssText = r4;
  else {
    if ("string" == typeof u4 && (n3.style.cssText = u4 = ""), u4) for (t4 in u4) r4 && t4 in r4 || T(n3.style, t4);
    if (r4) for (t4 in r4) u4 && r4[t4] == u4[t4] || T(n3.style, t4, r4[t4]);
  }
  else if ("o" == t4[0] && "n" == t4[1]) "function" != typeof r4 && (r4 = null), "function" != typeof u4 && (u4 = null), (n3.__e || (n3.__e = {}))[t4] = r4, r4 && u4 || (o5 = a[t4] || (a[t4] = V(t4)), (n3.__a || (n3.__a = {}))[t4] = c, f5 = t4 != (t4 = t4.replace(l, "$1")), (t4 = t4.slice(2))[0] < "a" && (t4 = t4.toLowerCase()), r4 ? n3.addEventListener(t4, o5, f5) : n3.removeEventListener(t4, o5, f5));
  else {
    if ("http://www.w3.org/2000/svg" == i4) t4 = t4.replace(/xlink(H|:h)/, "h").replace(/sName$/, "s");
    else if ("width" != t4 && "height" != t4 && "href" != t4 && "list" != t4 && "form" != t4 && "tabIndex" != t4 && "download" != t4 && "rowSpan" != t4 && "colSpan" != t4 && "role" != t4 && "popover" != t4 && t4 in n3) try {
      return void (n3[t4] = null == r4 ? "" : r4);
    } catch (n4) {
    }
    if ("function" == typeof r4) return;
    null == r4 || false === r4 && "-" != t4[4] ? n3.removeAttribute(t4) : n3.setAttribute(t4, "popover" == t4 && 1 == r4 ? "" : r4);
  }
}
function V(t4) {
  return function(r4) {
    var u4 = this.__e;
    if (u4) {
      if (u4 = u4[t4], null == r4[e]) r4[e] = c++;
      else if (r4[e] < this.__a[t4]) return;
      return u4(n.event ? n.event(r4) : r4);
    }
  };
}
function z(t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, p5, v4, d4, k4, b3, m5, M2, C3, j3, L2, H2, q2, A4, O2, P2, T4, N2, V2 = r4.type;
  if (r4.constructor !== h) return null;
  128 & u4.__u && (c4 = 32 & u4.__u, s4 = u4.__c.__z) && (r4.__u |= c4, p5 = o5 = [], 8 == s4.nodeType ? l4 = B(s4, o5) : o5.push(s4), l4 = o5[0] || l4), (s4 = n.__b) && s4(r4);
  n: if ("function" == typeof V2) {
    v4 = e4.length;
    try {
      if (M2 = r4.props, C3 = (s4 = V2.prototype) && s4.render, j3 = (s4 = V2.contextType) && i4[s4.__c], L2 = s4 ? j3 ? j3.props.value : s4.__ : i4, (d4 = u4.__c) ? (r4.__c = d4, 2 & d4.__g && (d4.__g |= 1)) : (C3 ? r4.__c = d4 = new V2(M2, L2) : (r4.__c = d4 = new x(M2, L2), d4.constructor = V2, d4.render = K), j3 && j3.sub(d4), d4.state || (d4.state = {}), d4.__n = i4, d4.__g |= 8, d4.__h = [], d4.__k = []), C3 && (d4.__s || (d4.__s = d4.state), V2.getDerivedStateFromProps && (d4.__s == d4.state && (d4.__s = _({}, d4.__s)), _(d4.__s, V2.getDerivedStateFromProps(M2, d4.__s)))), k4 = d4.props, b3 = d4.state, d4.__v = r4, u4.__c) {
        if (M2 !== k4 && C3 && !V2.getDerivedStateFromProps && d4.componentWillReceiveProps && d4.componentWillReceiveProps(M2, L2), r4.__v == u4.__v && !(8 & d4.__g) || !(4 & d4.__g) && d4.shouldComponentUpdate && false === d4.shouldComponentUpdate(M2, d4.__s, L2)) {
          r4.__v != u4.__v && (d4.props = M2, d4.state = d4.__s, d4.__g &= -9), r4.__e = u4.__e, r4.__k = u4.__k, r4.__k.some(function(n3) {
            n3 && (n3.__ = r4);
          }), y.push.apply(d4.__h, d4.__k), d4.__k = [], d4.__h.length && e4.push(d4), l4 = S(u4);
          break n;
        }
        d4.componentWillUpdate && d4.componentWillUpdate(M2, d4.__s, L2), C3 && d4.componentDidUpdate && d4.__h.push(function() {
          d4.componentDidUpdate(k4, b3, m5);
        });
      } else C3 && !V2.getDerivedStateFromProps && d4.componentWillMount && d4.componentWillMount(), C3 && d4.componentDidMount && d4.__h.push(d4.componentDidMount);
      d4.context = L2, d4.props = M2, d4.__P = t4, d4.__g &= -5, H2 = n.__r, q2 = C3 ? 25 : 0;
      do {
        d4.__g &= -9, H2 && H2(r4), s4 = d4.render(d4.props, d4.state = d4.__s, d4.context);
      } while (8 & d4.__g && ++q2 < 25);
      C3 && (y.push.apply(d4.__h, d4.__k), d4.__k = []), d4.state = d4.__s, d4.getChildContext && (i4 = _({}, i4, d4.getChildContext())), C3 && u4.__c && d4.getSnapshotBeforeUpdate && (m5 = d4.getSnapshotBeforeUpdate(k4, b3)), A4 = s4 && s4.type === $ && null == s4.key ? s4.props.children : s4, M2.__P && (s4 = l4, f5 = (t4 = M2.__P).namespaceURI, c4 = o5 = null, u4.props && u4.props.__P != t4 && (u4.__k.some(function(n3) {
        n3 && J(n3, n3);
      }), u4.__k = null), l4 = u4.__k ? S(u4, 0) : null), l4 = I(t4, w(A4) ? A4 : [A4], r4, u4, i4, f5, o5, e4, l4, c4, a5), M2.__P && (r4.__e = null, l4 = s4), r4.__u &= -161, p5 && p5.some(g), d4.__h.length && e4.push(d4), 1 & d4.__g && (d4.__g &= -4);
    } catch (t5) {
      if (e4.length = v4, r4.__v = null, c4 || o5) if (t5 && t5.then) {
        if (r4.__u |= 128 | c4, o5) {
          for (~(T4 = o5.indexOf(l4 || void 0)) || (T4 = o5.length); (N2 = o5[T4 - 1]) && 8 == N2.nodeType; ) T4--;
          for (; T4 < o5.length; T4++) if (N2 = o5[T4]) if (o5[T4] = null, O2) {
            if (N2 == P2) break;
          } else {
            if (8 != N2.nodeType) break;
            N2.data.startsWith("$s") && (P2 = B(O2 = N2));
          }
        }
        if (!O2) {
          for (; l4 && 8 == l4.nodeType && l4.nextSibling; ) l4 = l4.nextSibling;
          O2 = l4;
        }
        (s4 = B(O2 = r4.__c.__z || (r4.__c.__z = O2))) ? (r4.__e = O2, l4 = s4) : r4.__e = l4, l4 = l4 && l4.nextSibling;
      } else o5 && o5.some(g);
      else r4.__e = u4.__e;
      r4.__k || (r4.__k = u4.__k || []), t5 && t5.then || D(r4), n.__e(t5, r4, u4);
    }
  } else l4 = r4.__e = F(u4.__e, r4, u4, i4, f5, o5, e4, c4, a5, t4);
  return (s4 = n.diffed) && s4(r4), l4;
}
function B(n3, t4) {
  if (n3 && 8 == n3.nodeType && n3.data.startsWith("$s")) for (var r4 = 1; n3 = n3.nextSibling; ) {
    if (8 == n3.nodeType) {
      if (n3.data.startsWith("$s")) r4++;
      else if (n3.data.startsWith("/$s") && !--r4) return n3;
    }
    t4 && t4.push(n3);
  }
}
function D(n3) {
  n3 && (n3.__c && (n3.__c.__g |= 4), n3.__k && n3.__k.some(D));
}
function E(t4, r4, u4) {
  for (var i4 = 0; i4 < u4.length; ) G(u4[i4++], u4[i4++], u4[i4++]);
  n.__c && n.__c(r4, t4), t4.some(function(r5) {
    try {
      t4 = r5.__h, r5.__h = [], t4.some(function(n3) {
        n3.call(r5);
      });
    } catch (t5) {
      n.__e(t5, r5.__v);
    }
  });
}
function F(t4, r4, u4, i4, f5, o5, e4, l4, c4, a5) {
  var s4, h5, y5, _3, k4, b3, m5, M2, $2 = u4.props || p, x3 = r4.props, C3 = r4.type;
  if ("svg" == C3 ? f5 = "http://www.w3.org/2000/svg" : "math" == C3 ? f5 = "http://www.w3.org/1998/Math/MathML" : f5 || (f5 = "http://www.w3.org/1999/xhtml"), o5) {
    for (s4 = 0; s4 < o5.length; s4++) if ((k4 = o5[s4]) && (C3 ? k4.localName == C3 : 3 == k4.nodeType)) {
      t4 = k4, o5[s4] = null;
      break;
    }
  }
  if (!t4) {
    if (M2 = a5.ownerDocument || document, !C3) return M2.createTextNode(x3);
    t4 = M2.createElementNS(f5, C3, x3.is ? x3 : a5), l4 && (n.__m && n.__m(r4, o5), l4 = false), o5 = null;
  }
  if (C3) {
    if (a5 = "template" == C3 && t4.content || t4, o5 = "textarea" == C3 && null != x3.defaultValue ? null : o5 && d.call(a5.childNodes), !l4 && o5) for ($2 = {}, s4 = 0; s4 < t4.attributes.length; s4++) $2[(k4 = t4.attributes[s4]).name] = k4.value;
    for (s4 in $2) k4 = $2[s4], "dangerouslySetInnerHTML" == s4 ? y5 = k4 : "children" == s4 || s4 in x3 || "value" == s4 && "defaultValue" in x3 || "checked" == s4 && "defaultChecked" in x3 || N(t4, s4, null, k4, f5);
    for (s4 in x3) k4 = x3[s4], "children" == s4 ? _3 = k4 : "dangerouslySetInnerHTML" == s4 ? h5 = k4 : "value" == s4 ? b3 = k4 : "checked" == s4 ? m5 = k4 : l4 && "function" != typeof k4 || $2[s4] === k4 || N(t4, s4, k4, $2[s4], f5);
    h5 ? (l4 || y5 && (h5.__html == y5.__html || h5.__html == t4.innerHTML) || (t4.innerHTML = h5.__html), r4.__k = []) : (y5 && (t4.textContent = ""), ("foreignObject" == C3 || "http://www.w3.org/1998/Math/MathML" == f5 && v.test(C3)) && (f5 = "http://www.w3.org/1999/xhtml"), I(a5, w(_3) ? _3 : [_3], r4, u4, i4, f5, o5, e4, o5 ? o5[0] : u4.__k && S(u4, 0), l4, c4), o5 && o5.some(g)), l4 && "textarea" != C3 || (s4 = "value", "progress" == C3 && null == b3 ? t4.removeAttribute(s4) : null == b3 || b3 === t4[s4] && ("progress" != C3 || b3) || N(t4, s4, b3, $2[s4], f5), s4 = "checked", null != m5 && m5 != t4[s4] && N(t4, s4, m5, $2[s4], f5));
  } else $2 === x3 || l4 && t4.data == x3 || (t4.data = x3);
  return t4;
}
function G(t4, r4, u4, i4) {
  try {
    "function" == typeof t4 ? r4 ? r4.__x = t4(r4) || 1 : i4 && (i4 = i4.__c || i4.__e) && (r4 = i4.__x) && (i4.__x = null, "function" == typeof r4 ? r4() : t4(null)) : t4.current = r4;
  } catch (t5) {
    n.__e(t5, u4);
  }
}
function J(t4, r4, u4) {
  var i4, f5, o5, e4;
  if (n.unmount && n.unmount(t4), !(i4 = t4.ref) || i4.current && i4.current != t4.__e || G(i4, null, r4, t4), i4 = t4.__c) {
    if (i4.componentWillUnmount) try {
      i4.componentWillUnmount();
    } catch (t5) {
      n.__e(t5, r4);
    }
    i4.__P = i4.__n = null;
  }
  if (i4 = t4.__k) for (e4 = 0; e4 < i4.length; e4++) i4[e4] && J(i4[e4], r4, "function" != typeof t4.type || u4 && !t4.props.__P);
  !u4 && (i4 = t4.__c) && (i4 = i4.__z) && (f5 = B(i4, o5 = [])) && (i4 == t4.__e && o5.some(g), g(f5), g(i4)), u4 || g(t4.__e), t4.__e = t4.__c = t4.__ = null;
}
function K(n3, t4, r4) {
  return this.constructor(n3, r4);
}
function Q(t4, r4) {
  var u4, i4, f5, o5;
  n.__ && n.__(t4, r4), 9 == r4.nodeType && (r4 = r4.documentElement), i4 = (u4 = t4 && 32 & t4.__u) ? null : r4.__k, r4.__k = m($, { children: [t4] }), f5 = [], o5 = [], z(r4, r4.__k, i4 || p, p, r4.namespaceURI, i4 ? null : r4.firstChild ? d.call(r4.childNodes) : null, f5, i4 ? i4.__e : r4.firstChild, u4, o5), E(f5, r4.__k, o5), r4.__k.props.children = null;
}
n = { __e: function(n3, t4, r4, u4) {
  for (var i4, o5, e4; t4 = t4.__; ) if ((i4 = t4.__c) && !(1 & i4.__g)) {
    i4.__g |= 4;
    try {
      if ((e4 = (o5 = i4.constructor) && o5.getDerivedStateFromError) && i4.setState(o5.getDerivedStateFromError(n3)), i4.componentDidCatch && (i4.componentDidCatch(n3, u4 || {}), e4 = 1), e4 && 8 & i4.__g) return void (i4.__g |= 2);
    } catch (t5) {
      n3 = t5;
    }
  }
  throw f = 0, n3;
} }, t = 0, r = function(n3) {
  return null != n3 && n3.constructor === h;
}, x.prototype.setState = function(n3, t4) {
  var r4 = this.__s;
  r4 && r4 != this.state || (r4 = this.__s = _({}, this.state)), "function" == typeof n3 && (n3 = n3(_({}, r4), this.props)), n3 && (_(r4, n3), this.__v && (t4 && this.__k.push(t4), L(this)));
}, x.prototype.forceUpdate = function(n3) {
  this.__v && (this.__g |= 4, n3 && this.__h.push(n3), L(this));
}, x.prototype.render = $, u = [], f = 0, o = function(n3, t4) {
  return n3.__v.__b - t4.__v.__b;
}, e = /* @__PURE__ */ Symbol(), l = /(PointerCapture)$|Capture$/i, c = 0, a = {}, s = 0;

// node_modules/preact/hooks/dist/hooks.mjs
var t2;
var r2;
var u2;
var i2;
var o2 = Object.is;
var f2 = 0;
var c2 = [];
var e2 = [];
var a2 = n;
var v2 = a2.__b;
var l2 = a2.__r;
var m2 = a2.diffed;
var h2 = a2.__c;
var s2 = a2.unmount;
var p2 = a2.__;
function y2(n3, t4) {
  a2.__h && a2.__h(r2, n3, f2 || t4), f2 = 0;
  var u4 = r2.__H || (r2.__H = { __: [], __h: [] });
  return n3 >= u4.__.length && u4.__.push({}), u4.__[n3];
}
function A2(n3, u4) {
  var i4 = y2(t2++, 3);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = true, i4.__ = n3, i4.u = u4, r2.__H.__h.push(i4));
}
function F2(n3, u4) {
  var i4 = y2(t2++, 4);
  !a2.__s && E2(i4.__H, u4) && (i4.__P = false, i4.__ = n3, i4.u = u4, r2.__h.push(i4));
}
function T2(n3) {
  return f2 = 5, w2(function() {
    return { current: n3 };
  }, []);
}
function w2(n3, r4) {
  var u4 = y2(t2++, 7);
  return E2(u4.__H, r4) && (u4.__ = n3(), u4.__H = r4), u4.__;
}
function g2() {
  var n3;
  do {
    for (; n3 = e2.shift(); ) try {
      C2(n3);
    } catch (t5) {
      a2.__e(t5, { __: (n3 = n3.__P) && n3.__v });
    }
    for (; n3 = c2.shift(); ) {
      var t4 = n3.__H;
      if (n3.__P && t4) try {
        t4.__h.some(C2), t4.__h.some(D2), t4.__h = [];
      } catch (r4) {
        t4.__h = [], a2.__e(r4, n3.__v);
      }
    }
  } while (e2.length);
}
a2.__b = function(n3) {
  r2 = null, v2 && v2(n3);
}, a2.__ = function(n3, t4) {
  n3 && t4.__k && t4.__k.__m && (n3.__m = t4.__k.__m), p2 && p2(n3, t4);
}, a2.__r = function(n3) {
  l2 && l2(n3), t2 = 0;
  var i4 = (r2 = n3.__c).__H;
  i4 && (u2 == r2 ? r2.__h = [] : (i4.__h.some(C2), i4.__h.some(D2), t2 = 0), i4.__h = [], i4.__.some(function(n4) {
    n4.__N && (n4.__ = n4.__N), n4.u = n4.__N = void 0;
  })), u2 = r2;
}, a2.diffed = function(n3) {
  m2 && m2(n3);
  var t4 = n3.__c;
  t4 && t4.__H && (t4.__H.__h.length && B2(c2.push(t4)), t4.__H.__.some(function(n4) {
    n4.u && (n4.__H = n4.u);
  })), u2 = r2 = null;
}, a2.__c = function(n3, t4) {
  t4.some(function(n4) {
    try {
      n4.__h.some(C2), n4.__h = n4.__h.filter(function(n5) {
        return !n5.__ || D2(n5);
      });
    } catch (t5) {
      n4.__h = [function() {
        throw t5;
      }];
    }
  }), h2 && h2(n3, t4);
}, a2.unmount = function(n3) {
  s2 && s2(n3);
  var t4, r4, u4 = n3.__c;
  u4 && u4.__H && (u4.__H.__.some(function(u5) {
    try {
      if (u5.__P && u5.__c) {
        if (void 0 === r4) {
          for (r4 = n3.__; r4 && (!r4.__c || !r4.__c.__P); ) r4 = r4.__;
          r4 = r4 && r4.__c;
        }
        u5.__P = r4, B2(e2.push(u5));
      } else C2(u5);
    } catch (n4) {
      t4 = n4;
    }
  }), u4.__H = void 0, t4 && a2.__e(t4, u4.__v));
};
var k2 = "function" == typeof requestAnimationFrame;
function z2(n3) {
  var t4, r4 = function() {
    clearTimeout(u4), k2 && cancelAnimationFrame(t4), setTimeout(n3);
  }, u4 = setTimeout(r4, 35);
  k2 && (t4 = requestAnimationFrame(r4));
}
function B2(n3) {
  1 != n3 && i2 == a2.requestAnimationFrame || ((i2 = a2.requestAnimationFrame) || z2)(g2);
}
function C2(n3) {
  var t4 = r2, u4 = n3.__c;
  "function" == typeof u4 && (n3.__c = void 0, u4()), r2 = t4;
}
function D2(n3) {
  var t4 = r2;
  n3.__c = n3.__(), r2 = t4;
}
function E2(n3, t4) {
  return !n3 || n3.length != t4.length || t4.some(function(t5, r4) {
    return !o2(t5, n3[r4]);
  });
}

// node_modules/@preact/signals-core/dist/signals-core.module.js
var i3 = /* @__PURE__ */ Symbol.for("preact-signals");
function t3() {
  if (!(v3 > 1)) {
    var i4, t4 = false;
    !(function() {
      var i5 = c3;
      c3 = void 0;
      while (void 0 !== i5) {
        var t5 = i5.S;
        if (t5.v === i5.v) {
          for (var r5 = t5.t; void 0 !== r5; r5 = r5.x) if (r5.i === i5.i) r5.i = t5.i;
        }
        i5 = i5.o;
      }
    })();
    while (void 0 !== h3) {
      var r4 = h3;
      h3 = void 0;
      s3++;
      while (void 0 !== r4) {
        var n3 = r4.u;
        r4.u = void 0;
        r4.f &= -3;
        if (!(8 & r4.f) && w3(r4)) try {
          r4.c();
        } catch (r5) {
          if (!t4) {
            i4 = r5;
            t4 = true;
          }
        }
        r4 = n3;
      }
    }
    s3 = 0;
    v3--;
    if (t4) throw i4;
  } else v3--;
}
function r3(i4) {
  if (v3 > 0) return i4();
  u3 = ++e3;
  v3++;
  try {
    return i4();
  } finally {
    t3();
  }
}
var n2;
var o3 = void 0;
function f3(i4) {
  var t4 = o3, r4 = n2;
  o3 = void 0;
  n2 = void 0;
  try {
    return i4();
  } finally {
    o3 = t4;
    n2 = r4;
  }
}
var h3 = void 0;
var v3 = 0;
var s3 = 0;
var e3 = 0;
var u3 = 0;
var c3 = void 0;
var a3 = 0;
function d2(i4) {
  if (void 0 !== o3) {
    var t4 = i4.n;
    if (void 0 === t4 || t4.t !== o3) {
      t4 = { i: 0, S: i4, p: o3.s, n: void 0, t: o3, e: void 0, x: void 0, r: t4 };
      if (void 0 !== o3.s) o3.s.n = t4;
      o3.s = t4;
      i4.n = t4;
      if (32 & o3.f) i4.S(t4);
      return t4;
    } else if (-1 === t4.i) {
      t4.i = 0;
      if (void 0 !== t4.n) {
        t4.n.p = t4.p;
        if (void 0 !== t4.p) t4.p.n = t4.n;
        t4.p = o3.s;
        t4.n = void 0;
        o3.s.n = t4;
        o3.s = t4;
      }
      return t4;
    }
  }
}
function l3(i4, t4) {
  this.v = i4;
  this.i = 0;
  this.n = void 0;
  this.t = void 0;
  this.l = 0;
  this.W = null == t4 ? void 0 : t4.watched;
  this.Z = null == t4 ? void 0 : t4.unwatched;
  this.name = null == t4 ? void 0 : t4.name;
}
l3.prototype.brand = i3;
l3.prototype.h = function() {
  return true;
};
l3.prototype.S = function(i4) {
  var t4 = this, r4 = this.t;
  if (r4 !== i4 && void 0 === i4.e) {
    i4.x = r4;
    this.t = i4;
    if (void 0 !== r4) r4.e = i4;
    else f3(function() {
      var i5;
      null == (i5 = t4.W) || i5.call(t4);
    });
  }
};
l3.prototype.U = function(i4) {
  var t4 = this;
  if (void 0 !== this.t) {
    var r4 = i4.e, n3 = i4.x;
    if (void 0 !== r4) {
      r4.x = n3;
      i4.e = void 0;
    }
    if (void 0 !== n3) {
      n3.e = r4;
      i4.x = void 0;
    }
    if (i4 === this.t) {
      this.t = n3;
      if (void 0 === n3) f3(function() {
        var i5;
        null == (i5 = t4.Z) || i5.call(t4);
      });
    }
  }
};
l3.prototype.subscribe = function(i4) {
  var t4 = this;
  return x2(function() {
    var r4 = t4.value;
    f3(function() {
      return i4(r4);
    });
  }, { name: "sub" });
};
l3.prototype.valueOf = function() {
  return this.value;
};
l3.prototype.toString = function() {
  return this.value + "";
};
l3.prototype.toJSON = function() {
  return this.value;
};
l3.prototype.peek = function() {
  var i4 = this;
  return f3(function() {
    return i4.value;
  });
};
Object.defineProperty(l3.prototype, "value", { get: function() {
  var i4 = d2(this);
  if (void 0 !== i4) i4.i = this.i;
  return this.v;
}, set: function(i4) {
  if (i4 !== this.v) {
    if (s3 > 100) throw new Error("Cycle detected");
    !(function(i5) {
      if (0 !== v3 && 0 === s3) {
        if (i5.l !== u3) {
          i5.l = u3;
          c3 = { S: i5, v: i5.v, i: i5.i, o: c3 };
        }
      }
    })(this);
    this.v = i4;
    this.i++;
    a3++;
    v3++;
    try {
      for (var r4 = this.t; void 0 !== r4; r4 = r4.x) r4.t.N();
    } finally {
      t3();
    }
  }
} });
function y3(i4, t4) {
  return new l3(i4, t4);
}
function w3(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) if (t4.S.i !== t4.i || !t4.S.h() || t4.S.i !== t4.i) return true;
  return false;
}
function b(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) {
    var r4 = t4.S.n;
    if (void 0 !== r4) t4.r = r4;
    t4.S.n = t4;
    t4.i = -1;
    if (void 0 === t4.n) {
      i4.s = t4;
      break;
    }
  }
}
function _2(i4) {
  var t4 = i4.s, r4 = void 0;
  while (void 0 !== t4) {
    var n3 = t4.p;
    if (-1 === t4.i) {
      t4.S.U(t4);
      if (void 0 !== n3) n3.n = t4.n;
      if (void 0 !== t4.n) t4.n.p = n3;
    } else r4 = t4;
    t4.S.n = t4.r;
    if (void 0 !== t4.r) t4.r = void 0;
    t4 = n3;
  }
  i4.s = r4;
}
function j2(i4, t4) {
  l3.call(this, void 0, t4);
  this.x = i4;
  this.s = void 0;
  this.g = a3 - 1;
  this.f = 4;
}
j2.prototype = new l3();
j2.prototype.h = function() {
  this.f &= -3;
  if (1 & this.f) return false;
  if (32 == (36 & this.f)) return true;
  this.f &= -5;
  if (this.g === a3) return true;
  this.g = a3;
  this.f |= 1;
  if (this.i > 0 && !w3(this)) {
    this.f &= -2;
    return true;
  }
  var i4 = o3;
  try {
    b(this);
    o3 = this;
    var t4 = this.x();
    if (16 & this.f || this.v !== t4 || 0 === this.i) {
      this.v = t4;
      this.f &= -17;
      this.i++;
    }
  } catch (i5) {
    this.v = i5;
    this.f |= 16;
    this.i++;
  }
  o3 = i4;
  _2(this);
  this.f &= -2;
  return true;
};
j2.prototype.S = function(i4) {
  if (void 0 === this.t) {
    this.f |= 36;
    for (var t4 = this.s; void 0 !== t4; t4 = t4.n) t4.S.S(t4);
  }
  l3.prototype.S.call(this, i4);
};
j2.prototype.U = function(i4) {
  if (void 0 !== this.t) {
    l3.prototype.U.call(this, i4);
    if (void 0 === this.t) {
      this.f &= -33;
      for (var t4 = this.s; void 0 !== t4; t4 = t4.n) t4.S.U(t4);
    }
  }
};
j2.prototype.N = function() {
  if (!(2 & this.f)) {
    this.f |= 6;
    for (var i4 = this.t; void 0 !== i4; i4 = i4.x) i4.t.N();
  }
};
Object.defineProperty(j2.prototype, "value", { get: function() {
  if (1 & this.f) throw new Error("Cycle detected");
  var i4 = d2(this);
  this.h();
  if (void 0 !== i4) i4.i = this.i;
  if (16 & this.f) throw this.v;
  return this.v;
} });
function O(i4, t4) {
  return new j2(i4, t4);
}
function p3(i4) {
  var r4 = i4.j;
  i4.j = void 0;
  if ("function" == typeof r4) {
    v3++;
    var n3 = o3;
    o3 = void 0;
    try {
      r4();
    } catch (t4) {
      i4.f &= -2;
      i4.f |= 8;
      g3(i4);
      throw t4;
    } finally {
      o3 = n3;
      t3();
    }
  }
}
function g3(i4) {
  for (var t4 = i4.s; void 0 !== t4; t4 = t4.n) t4.S.U(t4);
  i4.x = void 0;
  i4.s = void 0;
  p3(i4);
}
function S2(i4) {
  if (o3 !== this) throw new Error("Out-of-order effect");
  _2(this);
  o3 = i4;
  this.f &= -2;
  try {
    if (8 & this.f) g3(this);
  } finally {
    t3();
  }
}
function m3(i4, t4) {
  this.x = i4;
  this.j = void 0;
  this.s = void 0;
  this.u = void 0;
  this.f = 32;
  this.name = null == t4 ? void 0 : t4.name;
  if (n2) n2.push(this);
}
m3.prototype.c = function() {
  var i4 = this.S();
  try {
    if (8 & this.f) return;
    if (void 0 === this.x) return;
    var t4 = this.x();
    if ("function" == typeof t4) this.j = t4;
  } finally {
    i4();
  }
};
m3.prototype.S = function() {
  if (1 & this.f) throw new Error("Cycle detected");
  this.f |= 1;
  this.f &= -9;
  p3(this);
  b(this);
  v3++;
  var i4 = o3;
  o3 = this;
  return S2.bind(this, i4);
};
m3.prototype.N = function() {
  if (!(2 & this.f)) {
    this.f |= 2;
    this.u = h3;
    h3 = this;
  }
};
m3.prototype.d = function() {
  this.f |= 8;
  if (!(1 & this.f)) g3(this);
};
m3.prototype.dispose = function() {
  this.d();
};
function x2(i4, t4) {
  var r4 = new m3(i4, t4);
  try {
    r4.c();
  } catch (i5) {
    r4.d();
    throw i5;
  }
  var n3 = r4.d.bind(r4);
  n3[Symbol.dispose] = n3;
  return n3;
}

// node_modules/@preact/signals/dist/signals.module.js
var h4;
var d3;
var p4;
var m4 = "undefined" != typeof window && !!window.__PREACT_SIGNALS_DEVTOOLS__;
var g4 = [];
x2(function() {
  h4 = this.N;
})();
function b2(i4, n3) {
  n[i4] = n3.bind(null, n[i4] || function() {
  });
}
function y4(i4) {
  if (p4) {
    var n3 = p4;
    p4 = void 0;
    n3();
  }
  p4 = i4 && i4.S();
}
function w4(i4) {
  var n3 = this, r4 = i4.data, t4 = useSignal(r4);
  t4.name = "ReactiveDom";
  t4.value = r4;
  var e4 = w2(function() {
    var i5 = n3, r5 = n3.__v;
    while (r5 = r5.__) if (r5.__c) {
      r5.__c.__$f |= 4;
      break;
    }
    var o5 = O(function() {
      var i6 = t4.value.value;
      return 0 === i6 ? 0 : true === i6 ? "" : i6 || "";
    }), e5 = O(function() {
      return !Array.isArray(o5.value) && !r(o5.value);
    }), u5 = x2(function() {
      this.N = M;
      if (e5.value) {
        var n4 = o5.value;
        if (i5.__v && i5.__v.__e && 3 === i5.__v.__e.nodeType) i5.__v.__e.data = n4;
      }
    }), c5 = n3.__$u.d;
    n3.__$u.d = function() {
      u5();
      c5.call(this);
    };
    return [e5, o5];
  }, []), u4 = e4[0], c4 = e4[1];
  return u4.value ? c4.peek() : c4.value;
}
w4.displayName = "ReactiveTextNode";
Object.defineProperties(l3.prototype, { constructor: { configurable: true, value: k($, null).constructor }, type: { configurable: true, value: w4 }, props: { configurable: true, get: function() {
  var i4 = this;
  return { data: { get value() {
    return i4.value;
  } } };
} }, __b: { configurable: true, value: 1 } });
b2("__b", function(i4, n3) {
  y4();
  d3 = void 0;
  if ("string" == typeof n3.type) {
    var r4, t4 = n3.props;
    for (var f5 in t4) if ("children" !== f5) {
      var o5 = t4[f5];
      if (o5 instanceof l3) {
        if (!r4) n3.__np = r4 = {};
        r4[f5] = o5;
        t4[f5] = o5.peek();
      }
    }
  }
  i4(n3);
});
b2("__r", function(i4, r4) {
  i4(r4);
  if (r4.type !== $) {
    y4();
    var t4, f5 = r4.__c;
    if (f5) {
      f5.__$f &= -2;
      if (void 0 === (t4 = f5.__$u)) f5.__$u = t4 = (function(i5, n3) {
        var r5;
        x2(function() {
          r5 = this;
        }, { name: n3 });
        r5.c = i5;
        return r5;
      })(/* @__PURE__ */ (function(i5) {
        return function() {
          var n3;
          if (m4) null == (n3 = this.y) || n3.call(this);
          i5.__$f |= 1;
          i5.setState({});
        };
      })(f5), "function" == typeof r4.type ? r4.type.displayName || r4.type.name : "");
    }
    d3 = f5;
    y4(t4);
  }
});
b2("__e", function(i4, n3, r4, t4) {
  y4();
  d3 = void 0;
  i4(n3, r4, t4);
});
b2("diffed", function(i4, n3) {
  y4();
  d3 = void 0;
  var r4;
  if ("string" == typeof n3.type && (r4 = n3.__e)) {
    var t4 = n3.__np, f5 = n3.props, o5 = r4.U;
    if (o5) for (var e4 in o5) {
      var u4 = o5[e4];
      if (!(void 0 === u4 || t4 && e4 in t4)) {
        u4.d();
        o5[e4] = void 0;
      }
    }
    if (t4) {
      if (!o5) {
        o5 = {};
        r4.U = o5;
      }
      for (var a5 in t4) {
        var c4 = o5[a5], v4 = t4[a5];
        if (void 0 === c4) {
          c4 = k3(r4, a5, v4, f5);
          o5[a5] = c4;
        } else c4.o(v4, f5);
      }
    }
  }
  i4(n3);
});
function k3(i4, n3, r4, t4) {
  var f5 = n3 in i4 && void 0 === i4.ownerSVGElement, o5 = y3(r4);
  return { o: function(i5, n4) {
    o5.value = i5;
    t4 = n4;
  }, d: x2(function() {
    this.N = M;
    var r5 = o5.value.value;
    if (t4[n3] !== r5) {
      t4[n3] = r5;
      if (f5) i4[n3] = r5;
      else if (null != r5 && (false !== r5 || "-" === n3[4])) i4.setAttribute(n3, r5);
      else i4.removeAttribute(n3);
    }
  }) };
}
b2("unmount", function(i4, n3) {
  if ("string" == typeof n3.type) {
    var r4 = n3.__e;
    if (r4) {
      var t4 = r4.U;
      if (t4) {
        r4.U = void 0;
        for (var f5 in t4) {
          var o5 = t4[f5];
          if (o5) o5.d();
        }
      }
    }
    var e4 = n3.__np;
    if (e4) {
      var u4 = n3.props;
      for (var a5 in e4) u4[a5] = e4[a5];
    }
    n3.__np = void 0;
  } else {
    var c4 = n3.__c;
    if (c4) {
      c4.__$f |= 8;
      var v4 = c4.__$u;
      if (v4) {
        c4.__$u = void 0;
        v4.d();
      }
    }
  }
  i4(n3);
});
b2("__h", function(i4, n3, r4, t4) {
  if (t4 < 3) n3.__$f |= 2;
  i4(n3, r4, t4);
});
x.prototype.shouldComponentUpdate = function(i4, n3) {
  if (this.__R) return true;
  var r4 = this.__$u, t4 = r4 && void 0 !== r4.s;
  for (var f5 in n3) return true;
  if (this.__f || "boolean" == typeof this.u && true === this.u) {
    var o5 = 2 & this.__$f;
    if (!(t4 || o5 || 4 & this.__$f)) return true;
    if (1 & this.__$f) return true;
  } else {
    if (!(t4 || 4 & this.__$f)) return true;
    if (3 & this.__$f) return true;
  }
  for (var e4 in i4) if ("__source" !== e4 && i4[e4] !== this.props[e4]) return true;
  for (var u4 in this.props) if (!(u4 in i4)) return true;
  return false;
};
function useSignal(i4, n3) {
  return w2(function() {
    return y3(i4, n3);
  }, []);
}
function useComputed(i4, n3) {
  var r4 = T2(i4);
  r4.current = i4;
  d3.__$f |= 4;
  return w2(function() {
    return O(function() {
      return r4.current();
    }, n3);
  }, []);
}
var A3 = function(i4) {
  queueMicrotask(function() {
    queueMicrotask(i4);
  });
};
function F3() {
  r3(function() {
    var i4;
    while (i4 = g4.shift()) h4.call(i4);
  });
}
function M() {
  if (1 === g4.push(this)) (n.requestAnimationFrame || A3)(F3);
}

// src/format.ts
var MINUTE = 6e4;
var UNITS = ["B", "kB", "MB", "GB"];
var relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
var full = new Intl.DateTimeFormat("en", { dateStyle: "medium", timeStyle: "short" });
var now = y3(Date.now());
function watchClock() {
  setInterval(() => {
    now.value = Date.now();
  }, MINUTE);
}
function bytes(count2) {
  if (count2 == null) return "";
  const power = Math.min(Math.floor(Math.log10(Math.max(count2 / 0.9995, 1)) / 3), UNITS.length - 1);
  const value = count2 / 1e3 ** power;
  return `${value < 10 && power ? value.toFixed(1) : Math.round(value)} ${UNITS[power]}`;
}
var plural = (count2, noun) => `${count2.toLocaleString("en")} ${noun}${count2 === 1 ? "" : "s"}`;
function ago(time) {
  const seconds = Math.round((Date.parse(time) - now.value) / 1e3);
  if (seconds > -45) return "just now";
  if (seconds > -3600) return relative.format(Math.round(seconds / 60), "minute");
  if (seconds > -86400) return relative.format(Math.round(seconds / 3600), "hour");
  return seconds > -7 * 86400 ? relative.format(Math.round(seconds / 86400), "day") : moment(time);
}
var moment = (time) => full.format(new Date(time));
function duration(from, to) {
  if (!from || !to) return "";
  const exact = Math.max(0, Date.parse(to) - Date.parse(from)) / 1e3;
  if (exact < 10) return `${exact.toFixed(1)} s`;
  const seconds = Math.round(exact);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
}
var twoDigits = (score) => score.toFixed(2);

// src/keyboard.ts
var keyboard_exports = {};
__export(keyboard_exports, {
  KEYS: () => KEYS,
  beside: () => beside,
  listed: () => listed,
  turn: () => turn,
  watch: () => watch3
});

// src/labels.ts
var LABELS = [
  "title",
  "section-header",
  "text",
  "list-item",
  "table",
  "picture",
  "caption",
  "formula",
  "footnote",
  "page-header",
  "page-footer"
];
var OTHER_COLOURS = 4;
var hidden = y3([]);
var least = y3(0);
function showAll() {
  hidden.value = [];
  least.value = 0;
}
function labelClass(label) {
  if (LABELS.includes(label)) return `label-${label}`;
  let sum = 0;
  for (const letter of label) sum = (sum * 31 + letter.charCodeAt(0)) % 9973;
  return `label-other-${sum % OTHER_COLOURS}`;
}
function compareLabels(one, two) {
  const place = (label) => LABELS.indexOf(label) + 1 || LABELS.length + 1;
  return place(one) - place(two) || one.localeCompare(two);
}
var inOrder = (page) => (page.regions ?? []).toSorted((one, two) => one.order - two.order);
var visible = (page) => inOrder(page).filter(({ label, score }) => !hidden.value.includes(label) && score >= least.value);

// src/remembered.ts
function remembered(name, choices) {
  const key = `docreader.${name}`;
  const chosen2 = y3(choices.find((each) => String(each) === localStorage.getItem(key)) ?? choices[0]);
  x2(() => localStorage.setItem(key, String(chosen2.value)));
  return chosen2;
}

// src/looks.ts
var TABS = [
  { tab: "text", name: "Text" },
  { tab: "crops", name: "Crops" },
  { tab: "markdown", name: "Markdown" },
  { tab: "json", name: "JSON" }
];
var [first, ...others] = TABS;
var tab = remembered("tab", [first.tab, ...others.map((each) => each.tab)]);
var order = remembered("order", [false, true]);
var fit = remembered("fit", ["width", "page"]);
var zoom = y3(1);
function toggleOrder() {
  order.value = !order.value;
}
function toggleFit() {
  fit.value = fit.value === "width" ? "page" : "width";
  zoom.value = 1;
}
var LEAST = 0.5;
var MOST = 4;
function zoomBy(factor) {
  zoom.value = Math.min(MOST, Math.max(LEAST, zoom.value * factor));
}

// src/route.ts
var route_exports = {};
__export(route_exports, {
  SECTIONS: () => SECTIONS,
  format: () => format,
  go: () => go,
  jobsOf: () => jobsOf,
  parse: () => parse,
  route: () => route,
  turnTo: () => turnTo,
  watch: () => watch
});
var SECTIONS = [
  { name: "documents", word: "Documents" },
  { name: "models", word: "Models" },
  { name: "datasets", word: "Datasets" },
  { name: "trainings", word: "Trainings" },
  { name: "status", word: "Status" }
];
var route = y3(parse(location.hash));
function watch() {
  addEventListener("hashchange", () => {
    route.value = parse(location.hash);
  });
}
function parse(hash) {
  const [name, ...rest] = hash.replace(/^#\/?/, "").split("/").map(decode);
  const [first2, second] = rest;
  if (name === "jobs" && first2) return { name: "job", id: first2, page: pageOf(rest.slice(1)) };
  if (name === "compare" && first2 && second)
    return { name: "compare", left: first2, right: second, page: pageOf(rest.slice(2)) };
  return { name: SECTIONS.find((each) => each.name === name)?.name ?? "documents" };
}
function format(to) {
  if (to.name === "job") return `#/jobs/${encodeURIComponent(to.id)}/pages/${to.page}`;
  if (to.name === "compare")
    return `#/compare/${encodeURIComponent(to.left)}/${encodeURIComponent(to.right)}/pages/${to.page}`;
  return to.name === "documents" ? "#/" : `#/${to.name}`;
}
function go(to) {
  location.hash = format(to);
}
function turnTo(page) {
  if (!("page" in route.value)) return;
  route.value = { ...route.value, page };
  history.replaceState(null, "", format(route.value));
}
function jobsOf(shown2) {
  if (shown2.name === "job") return [shown2.id];
  return shown2.name === "compare" ? [shown2.left, shown2.right] : [];
}
function pageOf([word, number]) {
  const page = word === "pages" ? Number(number) : 1;
  return Number.isInteger(page) && page > 0 ? page : 1;
}
function decode(part) {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

// src/choice.ts
var hovered = y3("");
var chosen = y3({ name: "" });
var unseen = /* @__PURE__ */ new Set();
var nameOf = (job, region) => `${job}/${region}`;
function leave() {
  hovered.value = "";
}
function choose(job, region, ...toward) {
  unseen.clear();
  for (const side of toward) unseen.add(side);
  chosen.value = { name: nameOf(job, region) };
}
function clear() {
  r3(() => {
    chosen.value = { name: "" };
    leave();
  });
}
function goTo(job, page, region) {
  r3(() => {
    turnTo(page);
    tab.value = "text";
    showAll();
    choose(job, region, "text", "page");
  });
}
function useMarks(job, { id }) {
  const name = nameOf(job, id);
  const marks = useComputed(
    () => `${hovered.value === name ? " hovered" : ""}${chosen.value.name === name ? " chosen" : ""}`
  );
  return marks.value;
}
function useChoice(job, { id }, side) {
  const name = nameOf(job, id);
  const ref = T2(null);
  const isChosen = useComputed(() => chosen.value.name === name).value;
  A2(() => {
    if (isChosen && unseen.delete(side)) ref.current?.scrollIntoView({ block: "nearest", behavior: pace() });
  }, [isChosen && chosen.value]);
  const hover = () => {
    hovered.value = name;
  };
  const pointed = { onPointerEnter: hover, onPointerLeave: leave };
  return {
    isChosen,
    hover,
    props: { ref, ...pointed, "data-region": id, "data-chosen": isChosen ? "" : void 0 }
  };
}
var pace = () => matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";

// src/readings.ts
var readings_exports = {};
__export(readings_exports, {
  Reading: () => Reading,
  readingOf: () => readingOf,
  renew: () => renew,
  watch: () => watch2
});

// node_modules/openapi-fetch/dist/index.mjs
var PATH_PARAM_RE = /\{[^{}]+\}/g;
var supportsRequestInitExt = () => {
  return typeof process === "object" && Number.parseInt(process?.versions?.node?.substring(0, 2)) >= 18 && process.versions.undici;
};
function randomID() {
  return Math.random().toString(36).slice(2, 11);
}
function createClient(clientOptions) {
  let {
    baseUrl = "",
    Request: CustomRequest = globalThis.Request,
    fetch: baseFetch = globalThis.fetch,
    querySerializer: globalQuerySerializer,
    bodySerializer: globalBodySerializer,
    pathSerializer: globalPathSerializer,
    headers: baseHeaders,
    requestInitExt = void 0,
    ...baseOptions
  } = { ...clientOptions };
  requestInitExt = supportsRequestInitExt() ? requestInitExt : void 0;
  baseUrl = removeTrailingSlash(baseUrl);
  const globalMiddlewares = [];
  async function coreFetch(schemaPath, fetchOptions) {
    const {
      baseUrl: localBaseUrl,
      fetch: fetch2 = baseFetch,
      Request: Request2 = CustomRequest,
      headers,
      params = {},
      parseAs = "json",
      querySerializer: requestQuerySerializer,
      bodySerializer = globalBodySerializer ?? defaultBodySerializer,
      pathSerializer: requestPathSerializer,
      body,
      middleware: requestMiddlewares = [],
      ...init
    } = fetchOptions || {};
    let finalBaseUrl = baseUrl;
    if (localBaseUrl) {
      finalBaseUrl = removeTrailingSlash(localBaseUrl) ?? baseUrl;
    }
    let querySerializer = typeof globalQuerySerializer === "function" ? globalQuerySerializer : createQuerySerializer(globalQuerySerializer);
    if (requestQuerySerializer) {
      querySerializer = typeof requestQuerySerializer === "function" ? requestQuerySerializer : createQuerySerializer({
        ...typeof globalQuerySerializer === "object" ? globalQuerySerializer : {},
        ...requestQuerySerializer
      });
    }
    const pathSerializer = requestPathSerializer || globalPathSerializer || defaultPathSerializer;
    const serializedBody = body === void 0 ? void 0 : bodySerializer(
      body,
      // Note: we declare mergeHeaders() both here and below because it’s a bit of a chicken-or-egg situation:
      // bodySerializer() needs all headers so we aren’t dropping ones set by the user, however,
      // the result of this ALSO sets the lowest-priority content-type header. So we re-merge below,
      // setting the content-type at the very beginning to be overwritten.
      // Lastly, based on the way headers work, it’s not a simple “present-or-not” check becauase null intentionally un-sets headers.
      mergeHeaders(baseHeaders, headers, params.header)
    );
    const finalHeaders = mergeHeaders(
      // with no body, we should not to set Content-Type
      serializedBody === void 0 || // if serialized body is FormData; browser will correctly set Content-Type & boundary expression
      serializedBody instanceof FormData ? {} : {
        "Content-Type": "application/json"
      },
      baseHeaders,
      headers,
      params.header
    );
    const finalMiddlewares = [...globalMiddlewares, ...requestMiddlewares];
    const requestInit = {
      redirect: "follow",
      ...baseOptions,
      ...init,
      body: serializedBody,
      headers: finalHeaders
    };
    let id;
    let options2;
    let request = new Request2(
      createFinalURL(schemaPath, { baseUrl: finalBaseUrl, params, querySerializer, pathSerializer }),
      requestInit
    );
    let response;
    for (const key in init) {
      if (!(key in request)) {
        request[key] = init[key];
      }
    }
    if (finalMiddlewares.length) {
      id = randomID();
      options2 = Object.freeze({
        baseUrl: finalBaseUrl,
        fetch: fetch2,
        parseAs,
        querySerializer,
        bodySerializer,
        pathSerializer
      });
      for (const m5 of finalMiddlewares) {
        if (m5 && typeof m5 === "object" && typeof m5.onRequest === "function") {
          const result = await m5.onRequest({
            request,
            schemaPath,
            params,
            options: options2,
            id
          });
          if (result) {
            if (result instanceof Request2) {
              request = result;
            } else if (result instanceof Response) {
              response = result;
              break;
            } else {
              throw new Error("onRequest: must return new Request() or Response() when modifying the request");
            }
          }
        }
      }
    }
    if (!response) {
      try {
        response = await fetch2(request, requestInitExt);
      } catch (error2) {
        let errorAfterMiddleware = error2;
        if (finalMiddlewares.length) {
          for (let i4 = finalMiddlewares.length - 1; i4 >= 0; i4--) {
            const m5 = finalMiddlewares[i4];
            if (m5 && typeof m5 === "object" && typeof m5.onError === "function") {
              const result = await m5.onError({
                request,
                error: errorAfterMiddleware,
                schemaPath,
                params,
                options: options2,
                id
              });
              if (result) {
                if (result instanceof Response) {
                  errorAfterMiddleware = void 0;
                  response = result;
                  break;
                }
                if (result instanceof Error) {
                  errorAfterMiddleware = result;
                  continue;
                }
                throw new Error("onError: must return new Response() or instance of Error");
              }
            }
          }
        }
        if (errorAfterMiddleware) {
          throw errorAfterMiddleware;
        }
      }
      if (finalMiddlewares.length) {
        for (let i4 = finalMiddlewares.length - 1; i4 >= 0; i4--) {
          const m5 = finalMiddlewares[i4];
          if (m5 && typeof m5 === "object" && typeof m5.onResponse === "function") {
            const result = await m5.onResponse({
              request,
              response,
              schemaPath,
              params,
              options: options2,
              id
            });
            if (result) {
              if (!(result instanceof Response)) {
                throw new Error("onResponse: must return new Response() when modifying the response");
              }
              response = result;
            }
          }
        }
      }
    }
    const contentLength = response.headers.get("Content-Length");
    if (response.status === 204 || request.method === "HEAD" || contentLength === "0" && !response.headers.get("Transfer-Encoding")?.includes("chunked")) {
      return response.ok ? { data: void 0, response } : { error: void 0, response };
    }
    if (response.ok) {
      const getResponseData = async () => {
        if (parseAs === "stream") {
          return response.body;
        }
        if (parseAs === "json" && !contentLength) {
          const raw = await response.text();
          return raw ? JSON.parse(raw) : void 0;
        }
        return await response[parseAs]();
      };
      return { data: await getResponseData(), response };
    }
    let error = await response.text();
    try {
      error = JSON.parse(error);
    } catch {
    }
    return { error, response };
  }
  return {
    request(method, url, init) {
      return coreFetch(url, { ...init, method: method.toUpperCase() });
    },
    /** Call a GET endpoint */
    GET(url, init) {
      return coreFetch(url, { ...init, method: "GET" });
    },
    /** Call a PUT endpoint */
    PUT(url, init) {
      return coreFetch(url, { ...init, method: "PUT" });
    },
    /** Call a POST endpoint */
    POST(url, init) {
      return coreFetch(url, { ...init, method: "POST" });
    },
    /** Call a DELETE endpoint */
    DELETE(url, init) {
      return coreFetch(url, { ...init, method: "DELETE" });
    },
    /** Call a OPTIONS endpoint */
    OPTIONS(url, init) {
      return coreFetch(url, { ...init, method: "OPTIONS" });
    },
    /** Call a HEAD endpoint */
    HEAD(url, init) {
      return coreFetch(url, { ...init, method: "HEAD" });
    },
    /** Call a PATCH endpoint */
    PATCH(url, init) {
      return coreFetch(url, { ...init, method: "PATCH" });
    },
    /** Call a TRACE endpoint */
    TRACE(url, init) {
      return coreFetch(url, { ...init, method: "TRACE" });
    },
    /** Register middleware */
    use(...middleware) {
      for (const m5 of middleware) {
        if (!m5) {
          continue;
        }
        if (typeof m5 !== "object" || !("onRequest" in m5 || "onResponse" in m5 || "onError" in m5)) {
          throw new Error("Middleware must be an object with one of `onRequest()`, `onResponse() or `onError()`");
        }
        globalMiddlewares.push(m5);
      }
    },
    /** Unregister middleware */
    eject(...middleware) {
      for (const m5 of middleware) {
        const i4 = globalMiddlewares.indexOf(m5);
        if (i4 !== -1) {
          globalMiddlewares.splice(i4, 1);
        }
      }
    }
  };
}
function serializePrimitiveParam(name, value, options2) {
  if (value === void 0 || value === null) {
    return "";
  }
  if (typeof value === "object") {
    throw new Error(
      "Deeply-nested arrays/objects aren’t supported. Provide your own `querySerializer()` to handle these."
    );
  }
  return `${name}=${options2?.allowReserved === true ? value : encodeURIComponent(value)}`;
}
function serializeObjectParam(name, value, options2) {
  if (!value || typeof value !== "object") {
    return "";
  }
  const values = [];
  const joiner = {
    simple: ",",
    label: ".",
    matrix: ";"
  }[options2.style] || "&";
  if (options2.style !== "deepObject" && options2.explode === false) {
    for (const k4 in value) {
      values.push(k4, options2.allowReserved === true ? value[k4] : encodeURIComponent(value[k4]));
    }
    const final2 = values.join(",");
    switch (options2.style) {
      case "form": {
        return `${name}=${final2}`;
      }
      case "label": {
        return `.${final2}`;
      }
      case "matrix": {
        return `;${name}=${final2}`;
      }
      default: {
        return final2;
      }
    }
  }
  for (const k4 in value) {
    const finalName = options2.style === "deepObject" ? `${name}[${k4}]` : k4;
    values.push(serializePrimitiveParam(finalName, value[k4], options2));
  }
  const final = values.join(joiner);
  return options2.style === "label" || options2.style === "matrix" ? `${joiner}${final}` : final;
}
function serializeArrayParam(name, value, options2) {
  if (!Array.isArray(value)) {
    return "";
  }
  if (options2.explode === false) {
    const joiner2 = { form: ",", spaceDelimited: "%20", pipeDelimited: "|" }[options2.style] || ",";
    const final = (options2.allowReserved === true ? value : value.map((v4) => encodeURIComponent(v4))).join(joiner2);
    switch (options2.style) {
      case "simple": {
        return final;
      }
      case "label": {
        return `.${final}`;
      }
      case "matrix": {
        return `;${name}=${final}`;
      }
      // case "spaceDelimited":
      // case "pipeDelimited":
      default: {
        return `${name}=${final}`;
      }
    }
  }
  const joiner = { simple: ",", label: ".", matrix: ";" }[options2.style] || "&";
  const values = [];
  for (const v4 of value) {
    if (options2.style === "simple" || options2.style === "label") {
      values.push(options2.allowReserved === true ? v4 : encodeURIComponent(v4));
    } else {
      values.push(serializePrimitiveParam(name, v4, options2));
    }
  }
  return options2.style === "label" || options2.style === "matrix" ? `${joiner}${values.join(joiner)}` : values.join(joiner);
}
function createQuerySerializer(options2) {
  return function querySerializer(queryParams) {
    const search2 = [];
    if (queryParams && typeof queryParams === "object") {
      for (const name in queryParams) {
        const value = queryParams[name];
        if (value === void 0 || value === null) {
          continue;
        }
        if (Array.isArray(value)) {
          if (value.length === 0) {
            continue;
          }
          search2.push(
            serializeArrayParam(name, value, {
              style: "form",
              explode: true,
              ...options2?.array,
              allowReserved: options2?.allowReserved || false
            })
          );
          continue;
        }
        if (typeof value === "object") {
          search2.push(
            serializeObjectParam(name, value, {
              style: "deepObject",
              explode: true,
              ...options2?.object,
              allowReserved: options2?.allowReserved || false
            })
          );
          continue;
        }
        search2.push(serializePrimitiveParam(name, value, options2));
      }
    }
    return search2.join("&");
  };
}
function defaultPathSerializer(pathname, pathParams) {
  let nextURL = pathname;
  for (const match of pathname.match(PATH_PARAM_RE) ?? []) {
    let name = match.substring(1, match.length - 1);
    let explode = false;
    let style = "simple";
    if (name.endsWith("*")) {
      explode = true;
      name = name.substring(0, name.length - 1);
    }
    if (name.startsWith(".")) {
      style = "label";
      name = name.substring(1);
    } else if (name.startsWith(";")) {
      style = "matrix";
      name = name.substring(1);
    }
    if (!pathParams || pathParams[name] === void 0 || pathParams[name] === null) {
      continue;
    }
    const value = pathParams[name];
    if (Array.isArray(value)) {
      nextURL = nextURL.replace(match, serializeArrayParam(name, value, { style, explode }));
      continue;
    }
    if (typeof value === "object") {
      nextURL = nextURL.replace(match, serializeObjectParam(name, value, { style, explode }));
      continue;
    }
    if (style === "matrix") {
      nextURL = nextURL.replace(match, `;${serializePrimitiveParam(name, value)}`);
      continue;
    }
    nextURL = nextURL.replace(match, style === "label" ? `.${encodeURIComponent(value)}` : encodeURIComponent(value));
  }
  return nextURL;
}
function defaultBodySerializer(body, headers) {
  if (body instanceof FormData) {
    return body;
  }
  if (headers) {
    const contentType = headers.get instanceof Function ? headers.get("Content-Type") ?? headers.get("content-type") : headers["Content-Type"] ?? headers["content-type"];
    if (contentType === "application/x-www-form-urlencoded") {
      return new URLSearchParams(body).toString();
    }
  }
  return JSON.stringify(body);
}
function createFinalURL(pathname, options2) {
  let finalURL = `${options2.baseUrl}${pathname}`;
  if (options2.params?.path) {
    finalURL = options2.pathSerializer(finalURL, options2.params.path);
  }
  let search2 = options2.querySerializer(options2.params.query ?? {});
  if (search2.startsWith("?")) {
    search2 = search2.substring(1);
  }
  if (search2) {
    finalURL += `?${search2}`;
  }
  return finalURL;
}
function mergeHeaders(...allHeaders) {
  const finalHeaders = new Headers();
  for (const h5 of allHeaders) {
    if (!h5 || typeof h5 !== "object") {
      continue;
    }
    const iterator = h5 instanceof Headers ? h5.entries() : Object.entries(h5);
    for (const [k4, v4] of iterator) {
      if (v4 === null) {
        finalHeaders.delete(k4);
      } else if (Array.isArray(v4)) {
        for (const v22 of v4) {
          finalHeaders.append(k4, v22);
        }
      } else if (v4 !== void 0) {
        finalHeaders.set(k4, v4);
      }
    }
  }
  return finalHeaders;
}
function removeTrailingSlash(url) {
  if (url.endsWith("/")) {
    return url.substring(0, url.length - 1);
  }
  return url;
}

// src/problem.ts
var Problem = class extends Error {
  status;
  retryable;
  constructor(status2, message, retryable = false) {
    super(message);
    this.status = status2;
    this.retryable = retryable;
  }
};
var locked = y3(false);
function problemOf(status2, text) {
  if (status2 === 401) locked.value = true;
  const { detail = `The server answered ${status2}.`, retryable } = parsed(text);
  return new Problem(status2, detail, retryable);
}
function parsed(text) {
  try {
    return JSON.parse(text) ?? {};
  } catch {
    return {};
  }
}
var unreachable = () => new Problem(0, "The server does not answer. Is it running?", true);
function asProblem(error) {
  return error instanceof Problem ? error : new Problem(0, String(error));
}

// src/api.ts
var AGAIN_AFTER = 500;
var pause = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));
async function reach(request) {
  try {
    return await fetch(request);
  } catch {
    if (request.method !== "GET") throw unreachable();
    await pause(AGAIN_AFTER);
    return fetch(request).catch(() => Promise.reject(unreachable()));
  }
}
var client = createClient({ fetch: reach });
client.use({
  async onResponse({ response }) {
    if (!response.ok) throw problemOf(response.status, await response.text());
  }
});
var answer = async (call) => (await call).data;
var ofJob = (job_id) => ({ params: { path: { job_id } } });
var ofPage = (job_id, page) => ({ path: { job_id, page } });
var listJobs = (query2) => answer(client.GET("/v1/jobs", { params: { query: query2 } }));
var getJob = (id) => answer(client.GET("/v1/jobs/{job_id}", ofJob(id)));
var cancelJob = (id) => answer(client.POST("/v1/jobs/{job_id}/cancel", ofJob(id)));
var retryJob = (id) => answer(client.POST("/v1/jobs/{job_id}/retry", ofJob(id)));
var deleteJob = (id) => client.DELETE("/v1/jobs/{job_id}", ofJob(id));
var getPage = (id, page) => answer(client.GET("/v1/jobs/{job_id}/pages/{page}", { params: ofPage(id, page) }));
var getMarkdown = (id, page) => answer(
  client.GET("/v1/jobs/{job_id}/pages/{page}", {
    params: ofPage(id, page),
    headers: { Accept: "text/markdown" },
    parseAs: "text"
  })
);
var getResult = (id) => answer(client.GET("/v1/jobs/{job_id}/result", ofJob(id)));
var getSource = (id) => answer(client.GET("/v1/jobs/{job_id}/source", { ...ofJob(id), parseAs: "blob" }));
var getDeliveries = (id) => answer(client.GET("/v1/jobs/{job_id}/webhooks", ofJob(id)));
var replayWebhook = (id) => answer(client.POST("/v1/jobs/{job_id}/webhooks/replay", ofJob(id)));
var openEvents = (id) => new EventSource(`${base(id)}/events`);
var listModels = () => answer(client.GET("/v1/models"));
var useModel = (name, version) => client.PUT("/v1/models/{name}/default", { params: { path: { name }, query: { version } } });
var listDatasets = async () => (await answer(client.GET("/v1/datasets"))).datasets;
var deleteDataset = (dataset) => client.DELETE("/v1/datasets/{dataset}", { params: { path: { dataset } } });
var listTrainings = (cursor) => answer(client.GET("/v1/trainings", { params: { query: { cursor } } }));
var startTraining = (body) => client.POST("/v1/trainings", { body });
var ofTraining = (training_id) => ({ params: { path: { training_id } } });
var getTraining = (id) => answer(client.GET("/v1/trainings/{training_id}", ofTraining(id)));
var cancelTraining = (id) => answer(client.POST("/v1/trainings/{training_id}/cancel", ofTraining(id)));
var deleteTraining = (id) => client.DELETE("/v1/trainings/{training_id}", ofTraining(id));
var getStatus = () => answer(client.GET("/v1/status"));
var getSession = () => answer(client.GET("/v1/session"));
var beginSession = (key) => client.POST("/v1/session", { headers: { Authorization: `Bearer ${encodeURIComponent(key)}` } });
var endSession = () => client.DELETE("/v1/session");
async function getExample() {
  const response = await reach(new Request("/static/example.pdf"));
  if (!response.ok) throw problemOf(response.status, await response.text());
  return response.blob();
}
async function getReadiness() {
  const response = await fetch("/readyz").catch(() => Promise.reject(unreachable()));
  const { errors } = await response.json();
  return Object.entries(errors).map(([part, message]) => `${part}: ${message}`);
}
function submit(file, name, options2, sending = {}) {
  const form = new FormData();
  form.append("options", JSON.stringify(options2));
  form.append("file", file, name);
  return sendForm("/v1/jobs", form, sending);
}
function sendDataset(name, file, sending) {
  const form = new FormData();
  form.append("name", name);
  form.append("file", file);
  return sendForm("/v1/datasets", form, sending);
}
function sendForm(path, form, { progress, signal }) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", path);
    request.upload.onprogress = ({ loaded, total }) => progress?.(total ? loaded / total : 0);
    request.onload = () => {
      if (request.status < 300) resolve(JSON.parse(request.responseText));
      else reject(problemOf(request.status, request.responseText));
    };
    request.onerror = () => reject(unreachable());
    request.onabort = () => reject(new Problem(0, "The upload was stopped.", true));
    signal?.addEventListener("abort", () => request.abort());
    request.send(form);
  });
}
var base = (id) => `/v1/jobs/${encodeURIComponent(id)}`;
var address = {
  preview: (job, page) => `${base(job.id)}/pages/${page}/preview?run=${job.run}`,
  thumbnail: (job, page) => `${base(job.id)}/pages/${page}/preview?size=small&run=${job.run}`,
  crop: (job, region) => `${base(job.id)}/${region.crop}?run=${job.run}`,
  result: (id) => `${base(id)}/result`,
  markdown: (id) => `${base(id)}/result.md`,
  archive: (id) => `${base(id)}/result.zip`,
  source: (id) => `${base(id)}/source`
};

// src/bypage.ts
var Fetched = class {
  found = y3({});
  /** Why it is not to be had. */
  failures = y3({});
  get;
  asked = /* @__PURE__ */ new Map();
  constructor(get) {
    this.get = get;
  }
  /** Fetch it for a page, unless it is there or could not be had. */
  async need(page) {
    if (page in this.found.value || page in this.failures.value) return;
    const asked = this.asked.get(page) ?? this.fetch(page);
    this.asked.set(page, asked);
    await asked;
    this.asked.delete(page);
  }
  async fetch(page) {
    try {
      put(this.found, page, await this.get(page));
    } catch (error) {
      put(this.failures, page, asProblem(error));
    }
  }
  /** Forget that it could not be had: it is fetched once more as soon as it is wanted. */
  retry(page) {
    if (!(page in this.failures.value)) return;
    const { [page]: _3, ...others2 } = this.failures.value;
    this.failures.value = others2;
  }
};
function put(into, page, value) {
  into.value = { ...into.value, [page]: value };
}

// src/turns.ts
function inTurn(atOnce) {
  const waiting = [];
  let free = atOnce;
  return async (act) => {
    if (free) free--;
    else await new Promise((begin2) => waiting.push(begin2));
    try {
      return await act();
    } finally {
      const next2 = waiting.shift();
      if (next2) next2();
      else free++;
    }
  };
}

// src/readings.ts
var REOPEN_AFTER = 5e3;
var AT_ONCE = 3;
var Reading = class {
  id;
  job;
  /** Why the job itself cannot be shown. */
  problem = y3(null);
  /** Whether its events arrive. */
  live = y3(false);
  outcomes = y3({});
  pages = new Fetched((page) => getPage(this.id, page));
  markdown = new Fetched((page) => getMarkdown(this.id, page));
  pictured = /* @__PURE__ */ new Set();
  stream = null;
  constructor(id, job) {
    this.id = id;
    this.job = y3(job);
  }
  /** The numbers of its pages, as far as they are known. */
  numbers = O(() => {
    const job = this.job.value;
    const total = job?.pages.total ?? 0;
    if (job?.options.pages || !total) return Object.keys(this.outcomes.value).map(Number);
    return Array.from({ length: total }, (_3, at) => at + 1);
  });
  /** Whether the document ends before a page. */
  endsBefore(page) {
    const job = this.job.value;
    return Boolean(job?.pages.total && !job.options.pages && page > job.pages.total);
  }
  /** Whether there is a picture of a page. */
  isPictured(page) {
    return this.job.value?.options.previews !== false && this.outcomes.value[page] === "done";
  }
  /** Listen to its events, until it ends. */
  open() {
    if (!this.stream) this.listen();
  }
  close() {
    this.stream?.close();
    this.stream = null;
  }
  /** Learn what it is, without its events: a tab in the background has a title, too. */
  async glance() {
    const job = this.job.value ?? await getJob(this.id).catch(() => null);
    if (job) this.note(job);
  }
  listen() {
    const stream = openEvents(this.id);
    this.stream = stream;
    stream.addEventListener("open", () => {
      this.live.value = true;
    });
    stream.addEventListener("page", ({ data }) => {
      const { number, outcome } = JSON.parse(data);
      if (this.outcomes.value[number] !== outcome) put(this.outcomes, number, outcome);
    });
    stream.addEventListener("progress", ({ data }) => this.note(JSON.parse(data)));
    stream.addEventListener("finished", ({ data }) => {
      stream.close();
      this.note(JSON.parse(data));
    });
    stream.addEventListener("error", () => {
      this.live.value = false;
      if (stream.readyState === EventSource.CLOSED) this.explain(stream);
    });
  }
  /** Why there are no events: no such job, or the server is away for a while. */
  async explain(stream) {
    try {
      this.note(await getJob(this.id));
    } catch (error) {
      this.problem.value = asProblem(error);
      if (this.problem.value.status === 404) return;
    }
    await pause(REOPEN_AFTER);
    if (this.stream === stream) this.listen();
  }
  note(job) {
    if (this.job.value && this.job.value.run !== job.run) {
      renew(job);
    } else {
      this.job.value = job;
      this.problem.value = null;
    }
  }
  /** Fetch a page as soon as it has an outcome, and have the browser fetch its picture before it is shown. */
  needPage(page) {
    if (this.outcomes.value[page]) this.pages.need(page);
    const job = this.job.value;
    if (!job || !this.isPictured(page) || this.pictured.has(page)) return;
    this.pictured.add(page);
    new Image().src = address.preview(job, page);
  }
  needMarkdown(page) {
    if (this.outcomes.value[page]) this.markdown.need(page);
  }
  /** The pages that were read so far, all of them fetched; throws why one cannot be. */
  async readPages() {
    const read = this.numbers.value.filter((page) => this.outcomes.value[page] === "done");
    const queue2 = inTurn(AT_ONCE);
    const need = (page) => {
      this.pages.retry(page);
      return this.pages.need(page);
    };
    await Promise.all(read.map((page) => queue2(() => need(page))));
    return read.map((page) => {
      const found2 = this.pages.found.value[page];
      if (!found2) throw this.pages.failures.value[page];
      return found2;
    });
  }
};
var known = y3({});
var readingOf = (id) => known.value[id];
var seen = y3(!document.hidden);
function watch2() {
  document.addEventListener("visibilitychange", () => {
    seen.value = !document.hidden;
  });
  x2(() => {
    const ids = jobsOf(route.value);
    const open = seen.value;
    f3(() => look(ids, open));
  });
}
function look(ids, open) {
  for (const reading of Object.values(known.value)) {
    if (!open || !ids.includes(reading.id)) reading.close();
  }
  for (const id of ids) {
    const reading = readingOf(id) ?? keep(new Reading(id, null));
    if (open) reading.open();
    else reading.glance();
  }
}
function keep(reading) {
  known.value = { ...known.value, [reading.id]: reading };
  return reading;
}
function renew(job) {
  const before = readingOf(job.id);
  if (!before) return;
  before.close();
  const reading = keep(new Reading(job.id, job));
  if (seen.value && jobsOf(route.value).includes(job.id)) reading.open();
}

// src/keyboard.ts
var beside = (numbers, page, step) => step > 0 ? numbers.find((each) => each > page) : numbers.findLast((each) => each < page);
function turn(step) {
  if (!("page" in route.value)) return;
  const [id = ""] = jobsOf(route.value);
  const next2 = beside(readingOf(id)?.numbers.value ?? [], route.value.page, step);
  if (next2) turnTo(next2);
}
var LARGER = 1.25;
var listed = y3(false);
var KEYS = {
  ArrowLeft: { name: "←", does: "Previous page", act: () => turn(-1) },
  ArrowRight: { name: "→", does: "Next page", act: () => turn(1) },
  "/": { name: "/", does: "Search", act: () => document.getElementById("search")?.focus() },
  o: { name: "o", does: "Reading order", act: toggleOrder },
  "+": { name: "+", does: "Larger", act: () => zoomBy(LARGER) },
  "-": { name: "-", does: "Smaller", act: () => zoomBy(1 / LARGER) },
  Escape: { name: "Esc", does: "Let go of what is chosen", act: clear },
  "?": {
    name: "?",
    does: "List the keys",
    act: () => {
      listed.value = true;
    }
  }
};
function onKey(event) {
  const target = event.target;
  const taken = target.closest("input, select, textarea, dialog, [role=tablist], .table");
  if (taken || event.ctrlKey || event.metaKey || event.altKey || !("page" in route.value)) return;
  const key = KEYS[event.key];
  if (!key) return;
  event.preventDefault();
  key.act();
}
function watch3() {
  addEventListener("keydown", onKey);
}

// src/notice.ts
var notice = y3("");
async function attempt(act, said) {
  try {
    await act();
    notice.value = said;
  } catch (error) {
    notice.value = asProblem(error).message;
  }
}

// src/resource.ts
var Resource = class {
  /** The last answer; null until there is one. */
  answer = y3(null);
  /** Why the last question had no answer. */
  problem = y3("");
  get;
  constructor(get) {
    this.get = get;
  }
  refresh = async () => {
    try {
      const answer2 = await this.get();
      r3(() => {
        this.answer.value = answer2;
        this.problem.value = "";
      });
    } catch (error) {
      this.problem.value = asProblem(error).message;
    }
  };
};
function useRepeated(act, interval) {
  A2(() => {
    let left = false;
    const repeat = async () => {
      for (let turn2 = 0; !left; turn2++) {
        if (turn2 === 0 || !document.hidden) await act(turn2);
        await pause(interval);
      }
    };
    repeat();
    return () => {
      left = true;
    };
  }, [act, interval]);
}

// src/models.ts
var models = new Resource(listModels);
var allModels = () => models.answer.value?.models ?? [];
var defaultModel = () => models.answer.value?.default ?? "";
var referenceOf = (model) => `${model.name}@${model.version}`;
async function makeDefault(model) {
  await attempt(
    async () => {
      await useModel(model.name, model.version);
      await models.refresh();
    },
    `${referenceOf(model)} reads documents from now on`
  );
}
function means(model, reference) {
  if (reference.includes("@")) return reference === referenceOf(model);
  return newest(allModels().filter((each) => each.name === reference)) === model;
}
function newest(versions) {
  const byVersion = new Intl.Collator("en", { numeric: true });
  return versions.toSorted((one, two) => byVersion.compare(two.version, one.version))[0];
}

// src/session.ts
var session = new Resource(getSession);
var refusal = y3("");
async function signIn(key) {
  try {
    await beginSession(key);
    location.reload();
  } catch (error) {
    refusal.value = asProblem(error).message;
  }
}
async function signOut() {
  await attempt(async () => {
    await endSession();
    location.reload();
  }, "");
}

// src/theme.ts
var theme_exports = {};
__export(theme_exports, {
  next: () => next,
  theme: () => theme,
  watch: () => watch4
});
var THEMES = ["auto", "light", "dark"];
var theme = remembered("theme", THEMES);
function next() {
  theme.value = THEMES[(THEMES.indexOf(theme.value) + 1) % THEMES.length] ?? "auto";
}
function watch4() {
  x2(() => {
    if (theme.value === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme.value;
  });
}

// src/title.ts
var title_exports = {};
__export(title_exports, {
  watch: () => watch5
});

// src/documents.ts
var documents_exports = {};
__export(documents_exports, {
  canRetry: () => canRetry,
  cancel: () => cancel,
  filter: () => filter,
  list: () => list,
  nameOf: () => nameOf2,
  remove: () => remove,
  retry: () => retry,
  setFilter: () => setFilter
});

// src/paged.ts
var NEWEST_EVERY = 10;
var FOLLOWED_AT_ONCE = 8;
var isOpen = ({ status: status2 }) => status2 === "queued" || status2 === "running";
var PagedList = class {
  entries = y3([]);
  /** Where the list goes on. */
  cursor = y3(null);
  /** Whether the server said what there is, and whether more is on its way. */
  loaded = y3(false);
  loading = y3(false);
  problem = y3("");
  list;
  get;
  constructor(list3, get) {
    this.list = list3;
    this.get = get;
  }
  /** Begin anew with another list: what is still answered of the one before is not taken. */
  begin(list3) {
    r3(() => {
      this.list = list3;
      this.entries.value = [];
      this.cursor.value = null;
      this.loaded.value = false;
    });
    this.refresh();
  }
  /** Ask for the newest, and keep the older ones that are here already. */
  async refresh() {
    const { list: list3 } = this;
    try {
      const found2 = await (this.loaded.value ? list3() : this.first());
      if (list3 === this.list) r3(() => this.renew(found2));
    } catch (error) {
      this.problem.value = asProblem(error).message;
    }
  }
  /** A page of a filtered list may be empty while there is more behind it. */
  async first() {
    const { list: list3 } = this;
    let found2 = await list3();
    while (!found2.entries.length && found2.next_cursor && list3 === this.list)
      found2 = await list3(found2.next_cursor);
    return found2;
  }
  renew({ entries, next_cursor }) {
    this.problem.value = "";
    const last = entries.at(-1);
    if (this.loaded.value && !last && next_cursor) return;
    const older = last && next_cursor ? this.entries.value.filter((each) => each.created_at < last.created_at) : [];
    if (!this.loaded.value || !older.length) this.cursor.value = next_cursor;
    this.entries.value = [...entries, ...older];
    this.loaded.value = true;
  }
  loadMore = async () => {
    const { list: list3, cursor, loading } = this;
    if (!cursor.value || loading.value) return;
    loading.value = true;
    try {
      const found2 = await list3(cursor.value);
      if (list3 === this.list) r3(() => this.append(found2));
    } catch (error) {
      this.problem.value = asProblem(error).message;
    }
    loading.value = false;
  };
  append({ entries, next_cursor }) {
    const known2 = new Set(this.entries.value.map(({ id }) => id));
    this.entries.value = [...this.entries.value, ...entries.filter(({ id }) => !known2.has(id))];
    this.cursor.value = next_cursor;
  }
  /** Keep the list as it is now; told the turn, from 0. */
  follow = async (turn2) => {
    if (this.loading.value) return;
    if (turn2 % NEWEST_EVERY === 0) await this.refresh();
    else await Promise.all(this.entries.value.filter(isOpen).slice(-FOLLOWED_AT_ONCE).map(this.look));
  };
  look = async ({ id }) => {
    const found2 = await this.get(id).catch(() => null);
    if (found2) this.replace(found2);
  };
  /** Put one as it is now in its place. */
  replace(entry) {
    this.entries.value = this.entries.value.map((each) => each.id === entry.id ? entry : each);
  }
  drop(id) {
    this.entries.value = this.entries.value.filter((each) => each.id !== id);
  }
};

// src/question.ts
var question = y3(null);
function ask(asked) {
  question.value = asked;
}

// src/documents.ts
var PAGE_SIZE = 50;
var filter = y3("");
var listed2 = (status2) => async (cursor) => {
  const found2 = await listJobs({ status: status2 || void 0, cursor, limit: PAGE_SIZE });
  return { entries: found2.jobs, next_cursor: found2.next_cursor };
};
var list = new PagedList(listed2(""), getJob);
var canRetry = ({ status: status2, error }) => ["partial", "failed", "cancelled"].includes(status2) && (!error || error.retryable);
var nameOf2 = (job) => job.title || job.source.name;
function setFilter(status2) {
  filter.value = status2;
  list.begin(listed2(status2));
}
var cancel = (job) => attempt(async () => list.replace(await cancelJob(job.id)), `${nameOf2(job)}: stopped`);
var retry = (job) => attempt(
  async () => {
    const begun = await retryJob(job.id);
    list.replace(begun);
    renew(begun);
  },
  `${nameOf2(job)}: reading again`
);
function remove(job) {
  ask({
    title: "Delete this document?",
    body: `“${nameOf2(job)}” and everything that was read of it will be removed. This cannot be undone.`,
    confirm: "Delete",
    act: () => attempt(() => reallyRemove(job), `${nameOf2(job)}: deleted`)
  });
}
async function reallyRemove({ id }) {
  await deleteJob(id);
  list.drop(id);
  if (route.value.name !== "documents") go({ name: "documents" });
}

// src/title.ts
function watch5() {
  x2(() => {
    document.title = titleOf(route.value);
  });
}
function titleOf(shown2) {
  if ("page" in shown2) {
    const [id = ""] = jobsOf(shown2);
    const job = readingOf(id)?.job.value;
    return `${job ? nameOf2(job) : "Document"}, page ${shown2.page} – docreader`;
  }
  const section = SECTIONS.find(({ name }) => name === shown2.name);
  return section && shown2.name !== "documents" ? `${section.word} – docreader` : "docreader";
}

// src/uploads.ts
var uploads_exports = {};
__export(uploads_exports, {
  add: () => add2,
  addExample: () => addExample,
  again: () => again,
  dragging: () => dragging,
  options: () => options,
  stop: () => stop,
  uploads: () => uploads,
  watch: () => watch6
});

// src/datasets.ts
var datasets = new Resource(listDatasets);
var sent = y3(null);
async function add(name, file) {
  sent.value = 0;
  try {
    const progress = (share) => {
      sent.value = share;
    };
    const { id } = await sendDataset(name, file, { progress });
    notice.value = `${id} can be trained on`;
    await datasets.refresh();
  } catch (error) {
    datasets.problem.value = asProblem(error).message;
  }
  sent.value = null;
}
function remove2({ id }) {
  ask({
    title: `Remove ${id}?`,
    body: "Its pages and boxes are removed. Models that were made of it stay.",
    confirm: "Remove",
    act: async () => {
      await attempt(() => deleteDataset(id), `${id} is removed`);
      await datasets.refresh();
    }
  });
}

// src/uploads.ts
var queue = inTurn(3);
var uploads = y3([]);
var options = y3({});
var dragging = y3(false);
var counted = 0;
function add2(files) {
  const added = [...files].map((file) => begin(file));
  const alone = added.length === 1 && uploads.value.every(({ problem }) => problem);
  uploads.value = [...uploads.value, ...added];
  for (const each of added) queue(() => send(each, alone));
}
var addExample = () => attempt(async () => add2([new File([await getExample()], "example.pdf", { type: "application/pdf" })]), "");
function begin(file) {
  const chosen2 = Object.fromEntries(Object.entries(options.value).filter(([, value]) => value));
  return { key: counted++, file, options: chosen2, abort: new AbortController(), sent: 0, problem: null };
}
async function send({ key, file, options: options2, abort: { signal } }, alone) {
  if (signal.aborted) return;
  const progress = (sent2) => set(key, { sent: sent2 });
  try {
    const job = await submit(file, file.name, options2, { signal, progress });
    dismiss(key);
    if (alone && route.value.name === "documents") go({ name: "job", id: job.id, page: 1 });
    else await list.refresh();
  } catch (error) {
    set(key, { problem: asProblem(error) });
  }
}
function set(key, change) {
  uploads.value = uploads.value.map((each) => each.key === key ? { ...each, ...change } : each);
}
function dismiss(key) {
  uploads.value = uploads.value.filter((each) => each.key !== key);
}
function again(upload) {
  set(upload.key, { sent: 0, problem: null });
  queue(() => send(upload, false));
}
function stop({ key, abort }) {
  abort.abort();
  dismiss(key);
}
var isSending = () => sent.value !== null || uploads.value.some(({ problem }) => !problem);
function watch6() {
  addEventListener("beforeunload", (event) => {
    if (isSending()) event.preventDefault();
  });
  const carriesFiles = (event) => event.dataTransfer?.types.includes("Files") ?? false;
  const hold = (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    dragging.value = true;
  };
  addEventListener("dragenter", hold);
  addEventListener("dragover", hold);
  addEventListener("dragleave", (event) => {
    if (!event.relatedTarget) dragging.value = false;
  });
  addEventListener("drop", (event) => {
    if (!carriesFiles(event)) return;
    event.preventDefault();
    dragging.value = false;
    take(event.dataTransfer?.items);
  });
  addEventListener("paste", (event) => take(event.clipboardData?.items));
}
function take(items) {
  const carried = [...items ?? []].filter(({ kind }) => kind === "file");
  const plain = carried.filter((item) => !item.webkitGetAsEntry()?.isDirectory);
  if (plain.length < carried.length) notice.value = "Drop files, not a folder";
  if (!plain.length) return;
  if (route.value.name !== "documents") go({ name: "documents" });
  add2(plain.flatMap((item) => item.getAsFile() ?? []));
}

// src/search.ts
var MOST_HITS = 300;
var CONTEXT = 32;
var NOTHING = { hits: [], more: false };
var query = y3("");
var found = y3(NOTHING);
var searched;
function clear2() {
  query.value = "";
  found.value = NOTHING;
}
async function search(id, words) {
  query.value = words;
  found.value = null;
  const here = words.trim() ? await hitsIn(id, words.trim()) : NOTHING;
  if (query.value === words) found.value = here;
}
async function hitsIn(id, words) {
  try {
    const hits = find(await pagesOf(id), words);
    return { hits: hits.slice(0, MOST_HITS), more: hits.length > MOST_HITS };
  } catch (error) {
    searched = void 0;
    return { ...NOTHING, problem: asProblem(error).message };
  }
}
async function pagesOf(id) {
  const reading = readingOf(id);
  const job = reading?.job.value;
  if (!job?.links.result) return reading?.readPages() ?? [];
  const key = `${id}/${job.run}`;
  if (searched?.key === key) return searched.pages;
  const pages = getResult(id).then((result) => result.pages);
  searched = { key, pages };
  return pages;
}
function find(pages, words) {
  const hits = [];
  for (const page of pages) {
    for (const { id, text = "" } of inOrder(page)) {
      for (const [start2, end] of places(text, words)) {
        hits.push({
          page: page.number,
          region: id,
          before: (start2 > CONTEXT ? "…" : "") + text.slice(Math.max(0, start2 - CONTEXT), start2),
          match: text.slice(start2, end),
          after: text.slice(end, end + CONTEXT) + (end + CONTEXT < text.length ? "…" : "")
        });
        if (hits.length > MOST_HITS) return hits;
      }
    }
  }
  return hits;
}
function places(text, words) {
  if (!words) return [];
  const pattern = words.replace(/[\\^$.*+?()[\]{}|/]/g, "\\$&").replace(/\s+/g, "\\s+");
  return Array.from(text.matchAll(new RegExp(pattern, "giu")), (match) => [
    match.index,
    match.index + match[0].length
  ]);
}

// src/service.ts
var readiness = new Resource(getReadiness);
var status = new Resource(getStatus);
var isAway = () => readiness.problem.value !== "" || Boolean(readiness.answer.value?.length);

// node_modules/preact/jsx-runtime/dist/jsxRuntime.mjs
var f4 = /* @__PURE__ */ Symbol.for("pv");
var o4 = 0;
function a4(t4, e4, n3, u4, a5, i4) {
  e4 || (e4 = {});
  var c4, l4, p5 = e4;
  if ("ref" in p5 && "function" != typeof t4) for (l4 in p5 = {}, e4) "ref" == l4 ? c4 = e4[l4] : p5[l4] = e4[l4];
  var s4 = { type: t4, props: p5, key: n3, ref: c4, __k: null, __: null, __b: 0, __e: null, __c: null, constructor: f4, __v: --o4, __i: -1, __u: 0 };
  return (a5 || i4) && (s4.__source = a5, s4.__self = i4), n.vnode && n.vnode(s4), s4;
}

// src/view/desk.tsx
var DOUBLES = 250;
function Desk(props) {
  const desk = T2(null);
  const drawn = T2(zoom.value);
  const times = zoom.value;
  F2(() => {
    if (desk.current) keepMiddle(desk.current, times / drawn.current);
    drawn.current = times;
  }, [times]);
  return /* @__PURE__ */ a4(
    "div",
    {
      ...props,
      ref: desk,
      class: `desk fit-${fit.value}`,
      style: { "--zoom": times },
      tabIndex: 0,
      role: "group",
      onWheel
    }
  );
}
function keepMiddle(desk, times) {
  const { scrollLeft, scrollTop, clientWidth, clientHeight } = desk;
  desk.scrollLeft = (scrollLeft + clientWidth / 2) * times - clientWidth / 2;
  desk.scrollTop = (scrollTop + clientHeight / 2) * times - clientHeight / 2;
}
function onWheel(event) {
  if (!event.ctrlKey) return;
  event.preventDefault();
  zoomBy(2 ** (-event.deltaY / DOUBLES));
}

// src/view/icons.tsx
var PATHS = {
  upload: "M10 13V4M6.5 7.5 10 4l3.5 3.5M4 13v2.5h12V13",
  cancel: "M6 6h8v8H6z",
  retry: "M15.5 10a5.5 5.5 0 1 1-1.6-3.9M15.5 3.5v3h-3",
  remove: "M4.5 6h11M8 6V4.5h4V6M6 6l.7 9.5h6.6L14 6M8.7 8.7v4.3M11.3 8.7v4.3",
  close: "M5.5 5.5l9 9M14.5 5.5l-9 9",
  previous: "M12 5l-5 5 5 5",
  next: "M8 5l5 5-5 5",
  leave: "M11 4H4.5v12H11M8.5 10h8M13.5 6.5 17 10l-3.5 3.5",
  back: "M16 10H4.5M9 5.5 4.5 10 9 14.5",
  copy: "M7.5 7.5h8v8h-8zM4.5 12.5v-8h8",
  download: "M10 4v9M6.5 9.5 10 13l3.5-3.5M4 16h12",
  compare: "M3.5 4.5h5v11h-5zM11.5 4.5h5v11h-5z",
  tell: "M10 4a4 4 0 0 0-4 4v3.5L4.5 14h11L14 11.5V8a4 4 0 0 0-4-4zM8.5 16.5h3",
  table: "M3.5 4.5h13v11h-13zM3.5 8h13M8 4.5v11M3.5 12h13",
  search: "M9 4a5 5 0 1 0 0 10A5 5 0 0 0 9 4zM12.7 12.7 16 16",
  order: "M4 5h2v2H4zM4 13h2v2H4zM9 6h7M9 14h7M5 8v4",
  auto: "M10 3.5a6.5 6.5 0 1 0 0 13zM10 3.5a6.5 6.5 0 0 1 0 13",
  light: "M10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6zM10 2.5v1.7M10 15.8v1.7M2.5 10h1.7M15.8 10h1.7M4.7 4.7l1.2 1.2M14.1 14.1l1.2 1.2M4.7 15.3l1.2-1.2M14.1 5.9l1.2-1.2",
  dark: "M15.8 11.7A6.3 6.3 0 0 1 8.3 4.2a6.3 6.3 0 1 0 7.5 7.5z",
  page: "M5.5 3.5h6L15 7v9.5H5.5zM11.5 3.5V7H15",
  done: "M4.5 10.5l3.5 3.5 7.5-8",
  problem: "M10 3.5 17 16H3zM10 8v4M10 13.8v.4",
  waiting: "M10 3.5a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zM10 6.5V10l2.5 1.5"
};
var Icon = ({ name }) => /* @__PURE__ */ a4("svg", { class: "icon", viewBox: "0 0 20 20", "aria-hidden": "true", children: /* @__PURE__ */ a4("path", { d: PATHS[name] }) });
var IconButton = ({ icon, label, ...props }) => /* @__PURE__ */ a4("button", { type: "button", class: "icon-button", "aria-label": label, title: label, ...props, children: /* @__PURE__ */ a4(Icon, { name: icon }) });

// src/comparison.ts
async function compareWith(job, model, page) {
  notice.value = `Reading ${job.source.name} with ${model}`;
  await attempt(async () => {
    const source = await getSource(job.id);
    const other = await submit(source, job.source.name, { ...job.options, model });
    go({ name: "compare", left: job.id, right: other.id, page });
  }, "");
}

// src/view/menu.tsx
function Menu({ icon, name, onOpen, children }) {
  return /* @__PURE__ */ a4(
    "details",
    {
      class: "menu",
      onToggle: ({ currentTarget }) => currentTarget.open && onOpen?.(),
      onKeyDown: onKey2,
      onFocusOut: onLeave,
      onClick: onTaken,
      children: [
        /* @__PURE__ */ a4("summary", { children: [
          /* @__PURE__ */ a4(Icon, { name: icon }),
          /* @__PURE__ */ a4("span", { children: name })
        ] }),
        /* @__PURE__ */ a4("div", { class: "items", children })
      ]
    }
  );
}
function onKey2({ key, currentTarget }) {
  if (key !== "Escape" || !currentTarget.open) return;
  currentTarget.open = false;
  currentTarget.querySelector("summary")?.focus();
}
function onLeave({ relatedTarget, currentTarget }) {
  if (!currentTarget.contains(relatedTarget)) currentTarget.open = false;
}
function onTaken({ target, currentTarget }) {
  if (target.closest(".items a, .items button")) currentTarget.open = false;
}

// src/view/words.tsx
var Ago = ({ at }) => /* @__PURE__ */ a4("time", { dateTime: at, title: moment(at), children: ago(at) });
var Loading = () => /* @__PURE__ */ a4("p", { class: "empty", "aria-busy": "true", children: "Loading …" });
var Wrong = ({ children }) => children ? /* @__PURE__ */ a4("p", { class: "error", role: "alert", children }) : null;
var Field = ({ name, hint, children }) => (
  // biome-ignore lint/a11y/noLabelWithoutControl: the control is among its children
  /* @__PURE__ */ a4("label", { class: "field", children: [
    /* @__PURE__ */ a4("span", { class: "name", children: name }),
    children,
    /* @__PURE__ */ a4("span", { class: "hint", children: hint })
  ] })
);

// src/view/deliveries.tsx
var WORDS = { delivered: "Delivered", failed: "Failed", given_up: "Given up", refused: "Refused" };
function Deliveries({ job }) {
  const log = w2(() => new Resource(() => getDeliveries(job.id)), [job.id]);
  if (!job.links.webhooks) return null;
  const known2 = log.answer.value;
  const replay = () => attempt(async () => {
    log.answer.value = await replayWebhook(job.id);
  }, "The webhook is told again");
  return /* @__PURE__ */ a4(Menu, { icon: "tell", name: "Webhook", onOpen: log.refresh, children: [
    /* @__PURE__ */ a4("p", { class: "hint", children: known2?.url ?? (log.problem.value || "Loading …") }),
    known2 && /* @__PURE__ */ a4(Log, { log: known2 }),
    !isOpen(job) && /* @__PURE__ */ a4("button", { type: "button", onClick: replay, children: "Tell it again" })
  ] });
}
var Log = ({ log }) => /* @__PURE__ */ a4("ol", { class: "deliveries", children: [
  log.attempts.map((made) => /* @__PURE__ */ a4("li", { children: [
    outcomeOf(made),
    " · ",
    /* @__PURE__ */ a4(Ago, { at: made.at })
  ] }, made.at)),
  log.next_attempts.map(({ run, at }) => /* @__PURE__ */ a4("li", { children: [
    "Next attempt · ",
    /* @__PURE__ */ a4(Ago, { at })
  ] }, `next ${run}`))
] });
function outcomeOf({ run, outcome, status: status2, error, milliseconds }) {
  const facts = [WORDS[outcome], status2 ?? error, `${milliseconds} ms`, run > 1 && `run ${run}`];
  return facts.filter(Boolean).join(" · ");
}

// src/view/metrics.tsx
var isEvaluation = (value) => typeof value === "object" && value !== null && "map" in value && "rates" in value;
var figure = (value) => value === void 0 ? "–" : twoDigits(value);
function Evaluation({ name, evaluation: { pages, map, rates }, heldOut }) {
  const labels = Object.keys(map).sort(
    (one, two) => Number(two === "all") - Number(one === "all") || compareLabels(one, two)
  );
  return /* @__PURE__ */ a4("details", { class: "evaluation", children: [
    /* @__PURE__ */ a4("summary", { children: [
      /* @__PURE__ */ a4("span", { class: "name", children: name }),
      /* @__PURE__ */ a4("span", { class: "hint", children: [
        "mAP ",
        figure(map.all),
        ", F1 ",
        figure(rates.all?.f1),
        ", ",
        plural(pages, "page")
      ] })
    ] }),
    /* @__PURE__ */ a4("table", { children: [
      heldOut && /* @__PURE__ */ a4("caption", { children: [
        "Held out: ",
        heldOut
      ] }),
      /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: ["Label", "mAP", "Precision", "Recall", "F1"].map((word) => /* @__PURE__ */ a4("th", { scope: "col", children: word }, word)) }) }),
      /* @__PURE__ */ a4("tbody", { children: labels.map((label) => /* @__PURE__ */ a4("tr", { children: [
        /* @__PURE__ */ a4("th", { scope: "row", children: label }),
        /* @__PURE__ */ a4("td", { children: figure(map[label]) }),
        /* @__PURE__ */ a4("td", { children: figure(rates[label]?.precision) }),
        /* @__PURE__ */ a4("td", { children: figure(rates[label]?.recall) }),
        /* @__PURE__ */ a4("td", { children: figure(rates[label]?.f1) })
      ] }, label)) })
    ] })
  ] });
}

// src/view/swatch.tsx
var Swatch = ({ label, count: count2, title }) => /* @__PURE__ */ a4("li", { class: `swatch ${labelClass(label)}`, children: /* @__PURE__ */ a4(Inside, { label, count: count2, title }) });
var Inside = ({ label, count: count2, title }) => /* @__PURE__ */ a4($, { children: [
  /* @__PURE__ */ a4("span", { class: "colour", "aria-hidden": "true" }),
  label,
  /* @__PURE__ */ a4("span", { class: "count", title, children: count2 })
] });
var SwatchButton = ({ label, count: count2, shown: shown2, onClick, onDblClick }) => /* @__PURE__ */ a4(
  "button",
  {
    type: "button",
    class: `swatch ${labelClass(label)}`,
    "aria-pressed": shown2,
    title: `${shown2 ? "Hide" : "Show"} ${label}; double-click shows it alone`,
    onClick,
    onDblClick,
    children: /* @__PURE__ */ a4(Inside, { label, count: count2 })
  }
);

// src/view/models.tsx
function Models() {
  A2(() => {
    models.refresh();
  }, []);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h1", { class: "lead-line", children: "Models find the regions of a page and say what each is." }),
    /* @__PURE__ */ a4(Wrong, { children: models.problem.value }),
    models.answer.value?.models.length === 0 && /* @__PURE__ */ a4("p", { class: "empty", children: "No worker has announced a model yet." }),
    /* @__PURE__ */ a4("ul", { class: "cards", children: allModels().map((model) => /* @__PURE__ */ a4(Card, { model, used: means(model, defaultModel()) }, referenceOf(model))) })
  ] });
}
var ModelChoices = () => /* @__PURE__ */ a4($, { children: [
  /* @__PURE__ */ a4("option", { value: "", children: defaultModel() ? `Default (${defaultModel()})` : "Default" }),
  allModels().map(referenceOf).map((reference) => /* @__PURE__ */ a4("option", { value: reference, children: reference }, reference))
] });
function Card({ model, used }) {
  return /* @__PURE__ */ a4("li", { class: "card", children: [
    /* @__PURE__ */ a4("div", { class: "bar", children: [
      /* @__PURE__ */ a4("h2", { children: [
        model.name,
        /* @__PURE__ */ a4("span", { class: "version", children: model.version })
      ] }),
      used ? /* @__PURE__ */ a4("span", { class: "status succeeded", children: "Used by default" }) : /* @__PURE__ */ a4(
        "button",
        {
          type: "button",
          onClick: () => makeDefault(model),
          "aria-label": `Use ${referenceOf(model)} by default`,
          children: "Use by default"
        }
      )
    ] }),
    /* @__PURE__ */ a4("div", { class: "halves", children: [
      /* @__PURE__ */ a4("div", { children: /* @__PURE__ */ a4(About, { model }) }),
      /* @__PURE__ */ a4("div", { children: /* @__PURE__ */ a4(Metrics, { values: model.metrics ?? {} }) })
    ] })
  ] });
}
function About({ model }) {
  const size = Object.values(model.files).reduce((sum, file) => sum + file.bytes, 0);
  return /* @__PURE__ */ a4($, { children: [
    model.description && /* @__PURE__ */ a4("p", { children: model.description }),
    /* @__PURE__ */ a4("p", { class: "facts", children: [
      /* @__PURE__ */ a4("span", { children: bytes(size) }),
      /* @__PURE__ */ a4("span", { children: [
        "sees pages at ",
        model.long_side,
        " pixels"
      ] }),
      model.licence && /* @__PURE__ */ a4("span", { children: model.licence })
    ] }),
    /* @__PURE__ */ a4("h3", { children: [
      plural(model.labels.length, "label"),
      ", each kept from this score on"
    ] }),
    /* @__PURE__ */ a4("ul", { class: "labels", children: model.labels.toSorted(compareLabels).map((label) => /* @__PURE__ */ a4(Swatch, { label, count: model.thresholds[label] }, label)) }),
    /* @__PURE__ */ a4(Facts, { title: "Data", values: model.data }),
    /* @__PURE__ */ a4(Facts, { title: "Training", values: model.trained })
  ] });
}
function Metrics({ values }) {
  const { held_out, ...others2 } = values;
  const entries = Object.entries(others2);
  const evaluations = entries.flatMap(
    ([name, value]) => isEvaluation(value) ? [/* @__PURE__ */ a4(Evaluation, { name, evaluation: value, heldOut: held_out?.[name] }, name)] : []
  );
  return /* @__PURE__ */ a4($, { children: [
    evaluations.length > 0 && /* @__PURE__ */ a4("h3", { children: "Measured on pages that were held out" }),
    evaluations,
    /* @__PURE__ */ a4(
      Facts,
      {
        title: "Metrics",
        values: Object.fromEntries(entries.filter(([, value]) => !isEvaluation(value)))
      }
    )
  ] });
}
function Facts({ title, values = {} }) {
  if (!Object.keys(values).length) return null;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h3", { children: title }),
    /* @__PURE__ */ a4(Values, { values })
  ] });
}
var Values = ({ values }) => /* @__PURE__ */ a4("dl", { children: Object.entries(values).map(([name, value]) => /* @__PURE__ */ a4("div", { children: [
  /* @__PURE__ */ a4("dt", { children: name }),
  /* @__PURE__ */ a4("dd", { children: shown(value) })
] }, name)) });
function shown(value) {
  if (typeof value === "number") return value.toLocaleString("en", { maximumFractionDigits: 4 });
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "object" && value ? /* @__PURE__ */ a4(Values, { values: value }) : String(value);
}

// src/view/intake.tsx
var ACCEPTED = ".pdf,.png,.jpg,.jpeg,.tif,.tiff,.webp,application/pdf,image/png,image/jpeg,image/tiff,image/webp";
var Intake = () => /* @__PURE__ */ a4("section", { class: "intake", "aria-label": "Read documents", children: [
  /* @__PURE__ */ a4(Drop, {}),
  /* @__PURE__ */ a4(Choices, {}),
  /* @__PURE__ */ a4(Uploads, {})
] });
function Drop() {
  const over = dragging.value;
  return /* @__PURE__ */ a4("label", { class: over ? "drop over" : "drop", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        type: "file",
        multiple: true,
        accept: ACCEPTED,
        class: "unseen",
        "aria-label": "Choose documents",
        onChange: onChosen
      }
    ),
    /* @__PURE__ */ a4(Icon, { name: "upload" }),
    /* @__PURE__ */ a4("span", { class: "lead", children: over ? "Let go to read" : /* @__PURE__ */ a4("span", { children: [
      "Drop documents here, or ",
      /* @__PURE__ */ a4("u", { children: "choose files" })
    ] }) }),
    /* @__PURE__ */ a4("span", { class: "hint", children: "PDF, PNG, JPEG, TIFF or WebP. Pasting works too." })
  ] });
}
function onChosen({ currentTarget: input }) {
  add2(input.files ?? []);
  input.value = "";
}
function Choices() {
  const chosen2 = options.value;
  const changed = Object.values(chosen2).filter(Boolean).length;
  const choose2 = (name) => ({ currentTarget }) => {
    options.value = { ...options.value, [name]: currentTarget.value };
  };
  return /* @__PURE__ */ a4("details", { class: "options", children: [
    /* @__PURE__ */ a4("summary", { children: [
      "Options",
      changed > 0 && /* @__PURE__ */ a4("span", { class: "count", children: [
        changed,
        " changed"
      ] })
    ] }),
    /* @__PURE__ */ a4("div", { class: "fields", children: [
      /* @__PURE__ */ a4(Field, { name: "Model", hint: "What finds the regions of a page", children: /* @__PURE__ */ a4("select", { value: chosen2.model ?? "", onChange: choose2("model"), children: /* @__PURE__ */ a4(ModelChoices, {}) }) }),
      /* @__PURE__ */ a4(Field, { name: "Pages", hint: "For instance 1-5, 9, 20-", children: /* @__PURE__ */ a4(
        "input",
        {
          type: "text",
          value: chosen2.pages ?? "",
          placeholder: "All",
          onInput: choose2("pages"),
          autocomplete: "off"
        }
      ) }),
      /* @__PURE__ */ a4(Field, { name: "Text recognition", hint: "OCR, for scans and photographs", children: /* @__PURE__ */ a4("select", { value: chosen2.ocr ?? "", onChange: choose2("ocr"), children: [
        /* @__PURE__ */ a4("option", { value: "", children: "Where a page has no text" }),
        /* @__PURE__ */ a4("option", { value: "always", children: "Always" }),
        /* @__PURE__ */ a4("option", { value: "never", children: "Never" })
      ] }) })
    ] })
  ] });
}
function Uploads() {
  if (!uploads.value.length) return null;
  return /* @__PURE__ */ a4("ul", { class: "uploads", "aria-label": "Uploads", children: uploads.value.map((upload) => /* @__PURE__ */ a4(OneUpload, { upload }, upload.key)) });
}
function OneUpload({ upload }) {
  const { file, sent: sent2, problem } = upload;
  return /* @__PURE__ */ a4("li", { class: problem ? "failed" : void 0, children: [
    /* @__PURE__ */ a4("span", { class: "name", children: file.name }),
    /* @__PURE__ */ a4("span", { class: "hint", children: bytes(file.size) }),
    problem ? /* @__PURE__ */ a4(Wrong, { children: problem.message }) : /* @__PURE__ */ a4("progress", { max: 1, value: sent2, "aria-label": `Upload of ${file.name}` }),
    /* @__PURE__ */ a4("div", { class: "acts", children: [
      problem?.retryable && /* @__PURE__ */ a4(IconButton, { icon: "retry", label: `Send ${file.name} again`, onClick: () => again(upload) }),
      /* @__PURE__ */ a4(
        IconButton,
        {
          icon: "close",
          label: `${problem ? "Dismiss" : "Stop sending"} ${file.name}`,
          onClick: () => stop(upload)
        }
      )
    ] })
  ] });
}

// src/view/more.tsx
var More = ({ list: { loading, loadMore } }) => /* @__PURE__ */ a4("button", { type: "button", class: "more", disabled: loading.value, onClick: loadMore, children: loading.value ? "Loading …" : "Show more" });

// src/view/standing.tsx
var SHOWN = {
  queued: { word: "Waiting", icon: "waiting" },
  running: { word: "Reading", icon: "page" },
  succeeded: { word: "Read", icon: "done" },
  partial: { word: "Read in part", icon: "problem" },
  failed: { word: "Failed", icon: "problem" },
  cancelled: { word: "Stopped", icon: "cancel" }
};
var STATUSES = Object.keys(SHOWN);
var statusWord = (status2) => SHOWN[status2].word;
var StatusMark = ({ status: status2, words = {} }) => /* @__PURE__ */ a4("span", { class: `status ${status2}`, children: [
  /* @__PURE__ */ a4(Icon, { name: SHOWN[status2].icon }),
  words[status2] ?? SHOWN[status2].word
] });
function Progress({ job }) {
  if (!isOpen(job)) return null;
  const { total, done, failed } = job.pages;
  const label = `Progress of ${job.source.name}`;
  return total ? /* @__PURE__ */ a4("progress", { "aria-label": label, max: total, value: done + failed }, "known") : /* @__PURE__ */ a4("progress", { "aria-label": label }, "unknown");
}
function pageCount({ pages: { total, done, failed } }) {
  if (total === null) return "";
  const read = done === total ? plural(total, "page") : `${done} of ${plural(total, "page")}`;
  return failed ? `${read}, ${failed} failed` : read;
}
var modelOf = ({ model, options: options2 }) => model ? `${model.name}@${model.version}` : options2.model;
var ahead = ({ queue_position }) => queue_position ? `${queue_position} before it` : "";

// src/view/documents.tsx
var INTERVAL = 1e3;
function Documents() {
  useRepeated(list.follow, INTERVAL);
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h1", { class: "lead-line", children: "Finds the titles, paragraphs, tables and figures of your documents, and reads them in order." }),
    /* @__PURE__ */ a4(Intake, {}),
    /* @__PURE__ */ a4("section", { class: "documents", "aria-labelledby": "documents", children: [
      /* @__PURE__ */ a4("div", { class: "bar", children: [
        /* @__PURE__ */ a4("h2", { id: "documents", tabIndex: -1, children: "Documents" }),
        /* @__PURE__ */ a4(Filter, {})
      ] }),
      /* @__PURE__ */ a4(List, {})
    ] })
  ] });
}
function Filter() {
  return /* @__PURE__ */ a4("label", { class: "filter", children: [
    /* @__PURE__ */ a4("span", { class: "unseen", children: "Show" }),
    /* @__PURE__ */ a4(
      "select",
      {
        value: filter.value,
        onChange: (event) => setFilter(event.currentTarget.value),
        children: [
          /* @__PURE__ */ a4("option", { value: "", children: "All" }),
          STATUSES.map((status2) => /* @__PURE__ */ a4("option", { value: status2, children: statusWord(status2) }, status2))
        ]
      }
    )
  ] });
}
function List() {
  const { list: list3 } = documents_exports;
  const jobs = list3.entries.value;
  const problem = list3.problem.value;
  const more = list3.cursor.value !== null;
  if (problem && !jobs.length)
    return /* @__PURE__ */ a4("p", { class: "empty error", role: "alert", children: problem });
  if (!list3.loaded.value) return /* @__PURE__ */ a4(Loading, {});
  if (!jobs.length && !more) return /* @__PURE__ */ a4(Nothing, { status: filter.value });
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4(Wrong, { children: problem }),
    /* @__PURE__ */ a4("ul", { class: "jobs", children: jobs.map((job) => /* @__PURE__ */ a4(Row, { job }, job.id)) }),
    more && /* @__PURE__ */ a4(More, { list: list3 })
  ] });
}
function Nothing({ status: status2 }) {
  if (status2)
    return /* @__PURE__ */ a4("div", { class: "empty", children: [
      /* @__PURE__ */ a4("p", { children: [
        "No document is “",
        statusWord(status2),
        "”."
      ] }),
      /* @__PURE__ */ a4("button", { type: "button", onClick: () => setFilter(""), children: "Show all documents" })
    ] });
  return /* @__PURE__ */ a4("div", { class: "empty", children: [
    /* @__PURE__ */ a4("p", { children: "Nothing here yet. What you drop above appears here, with its progress." }),
    /* @__PURE__ */ a4("button", { type: "button", onClick: addExample, children: "Read an example" })
  ] });
}
var Row = ({ job }) => w2(() => /* @__PURE__ */ a4(Described, { job }), [job]);
function Described({ job }) {
  const row = useHandover();
  const facts = [
    pageCount(job),
    ahead(job),
    bytes(job.source.bytes),
    job.options.model,
    job.pages.done > 0 && duration(job.started_at, job.finished_at)
  ];
  return /* @__PURE__ */ a4("li", { ref: row, class: "job", children: [
    /* @__PURE__ */ a4("div", { class: "what", children: [
      /* @__PURE__ */ a4("a", { id: `job-${job.id}`, href: format({ name: "job", id: job.id, page: 1 }), class: "name", children: nameOf2(job) }),
      /* @__PURE__ */ a4("p", { class: "facts", children: [
        facts.filter(Boolean).map((fact) => /* @__PURE__ */ a4("span", { children: fact }, fact)),
        /* @__PURE__ */ a4(Ago, { at: job.created_at })
      ] }),
      job.error && /* @__PURE__ */ a4("p", { class: "error", children: job.error.message })
    ] }),
    /* @__PURE__ */ a4("div", { class: "standing", children: [
      /* @__PURE__ */ a4(StatusMark, { status: job.status }),
      /* @__PURE__ */ a4(Progress, { job })
    ] }),
    /* @__PURE__ */ a4("div", { class: "acts", children: /* @__PURE__ */ a4(Acts, { job }) })
  ] });
}
function useHandover() {
  const ref = T2(null);
  F2(() => {
    const row = ref.current;
    return () => {
      if (!row?.contains(document.activeElement)) return;
      const next2 = (row.nextElementSibling ?? row.previousElementSibling)?.querySelector("a");
      (next2 ?? document.getElementById("documents"))?.focus();
    };
  }, []);
  return ref;
}
function Acts({ job }) {
  const name = nameOf2(job);
  return /* @__PURE__ */ a4($, { children: [
    isOpen(job) && /* @__PURE__ */ a4(IconButton, { icon: "cancel", label: `Stop ${name}`, onClick: () => cancel(job) }),
    canRetry(job) && /* @__PURE__ */ a4(IconButton, { icon: "retry", label: `Read ${name} again`, onClick: () => retry(job) }),
    /* @__PURE__ */ a4(IconButton, { icon: "remove", label: `Delete ${name}`, onClick: () => remove(job) })
  ] });
}

// src/view/legend.tsx
function Legend({ readings, page }) {
  const looked = readings.flatMap(({ pages }) => Object.values(pages.found.value));
  const found2 = looked.flatMap(({ regions: regions2 = [] }) => regions2.map(({ label }) => label));
  const labels = [.../* @__PURE__ */ new Set([...found2, ...hidden.value])].sort(compareLabels);
  const regions = readings.flatMap(({ pages }) => pages.found.value[page]?.regions ?? []);
  const count2 = (label) => regions.filter((region) => region.label === label && region.score >= least.value).length;
  return /* @__PURE__ */ a4("div", { class: "legend", role: "group", "aria-label": "Filter regions", children: [
    /* @__PURE__ */ a4("div", { class: "labels", children: labels.map((label) => /* @__PURE__ */ a4(
      SwatchButton,
      {
        label,
        count: count2(label),
        shown: !hidden.value.includes(label),
        onClick: () => flip(label),
        onDblClick: () => showAlone(label, labels)
      },
      label
    )) }),
    (hidden.value.length > 0 || least.value > 0) && /* @__PURE__ */ a4("button", { type: "button", class: "toggle all", onClick: showAll, children: "Show all" }),
    /* @__PURE__ */ a4("label", { class: "least", children: [
      /* @__PURE__ */ a4("span", { children: [
        "Score ≥ ",
        /* @__PURE__ */ a4("output", { children: twoDigits(least.value) })
      ] }),
      /* @__PURE__ */ a4(
        "input",
        {
          type: "range",
          min: 0,
          max: 1,
          step: 0.01,
          value: least.value,
          onInput: ({ currentTarget }) => {
            least.value = currentTarget.valueAsNumber;
          }
        }
      )
    ] })
  ] });
}
function flip(label) {
  const others2 = hidden.value.filter((each) => each !== label);
  hidden.value = hidden.value.includes(label) ? others2 : [...others2, label];
}
function showAlone(label, labels) {
  const others2 = labels.filter((each) => each !== label);
  hidden.value = others2.every((each) => hidden.value.includes(each)) ? [] : others2;
}

// src/clipboard.ts
async function copy({ text, html }, what) {
  try {
    const forms = { "text/plain": text, ...html && { "text/html": html } };
    const blobs = Object.entries(forms).map(([type, form]) => [type, new Blob([form], { type })]);
    await navigator.clipboard.write([new ClipboardItem(Object.fromEntries(blobs))]);
    notice.value = `${what} copied`;
  } catch {
    notice.value = "This browser does not allow copying here";
  }
}
function save(text, name, type) {
  const address2 = URL.createObjectURL(new Blob([text], { type }));
  Object.assign(document.createElement("a"), { href: address2, download: name }).click();
  URL.revokeObjectURL(address2);
}

// src/links.ts
function cutAtLinks(text, links = []) {
  const pieces = [];
  let last = 0;
  for (const { text: said, url } of links) {
    const start2 = text.indexOf(said, last);
    if (start2 < 0) continue;
    const end = start2 + said.length;
    pieces.push({ start: last, end: start2 }, { start: start2, end, url });
    last = end;
  }
  return [...pieces, { start: last, end: text.length }];
}
var linksIn = ({ box: [left, top, right, bottom] }, links = []) => links.filter(({ box: [x0, y0, x1, y1] }) => {
  const x3 = (x0 + x1) / 2;
  const y5 = (y0 + y1) / 2;
  return left <= x3 && x3 <= right && top <= y5 && y5 <= bottom;
});

// src/forms.ts
var cellsOf = ({ table }) => table?.cells.length ? table : void 0;
function pageForms(page) {
  const parts = visible(page).filter((region) => region.text || cellsOf(region));
  const forms = parts.map(regionForms);
  return {
    text: forms.map(({ text }) => text).join("\n\n"),
    html: forms.map(({ html }) => html).join("\n")
  };
}
function regionForms(region) {
  const table = cellsOf(region);
  if (table) return { text: separated(table, "	"), html: tableHtml(table, region.links) };
  const { text = "", links } = region;
  return { text, html: `<p>${linked(text, links)}</p>` };
}
var csv = (table) => `\uFEFF${separated(table, ",")}
`;
function separated({ rows, columns, cells }, separator) {
  const grid = Array.from({ length: rows }, () => Array(columns).fill(""));
  for (const { row, column, text } of cells) grid[row]?.splice(column, 1, quoted(text, separator));
  return grid.map((row) => row.join(separator)).join("\n");
}
var quoted = (text, separator) => [separator, '"', "\n", "\r"].some((each) => text.includes(each)) ? `"${text.replaceAll('"', '""')}"` : text;
var inRow = (cells, row) => cells.filter((cell) => cell.row === row).sort((one, two) => one.column - two.column);
function tableHtml({ rows, cells }, links) {
  const drawn = (cell) => `<td rowspan="${cell.row_span}" colspan="${cell.column_span}">${linked(cell.text, linksIn(cell, links))}</td>`;
  const lines = Array.from({ length: rows }, (_3, row) => inRow(cells, row).map(drawn).join(""));
  return `<table>${lines.map((line2) => `<tr>${line2}</tr>`).join("")}</table>`;
}
function linked(text, links) {
  const written = ({ start: start2, end, url }) => {
    const said = escaped(text.slice(start2, end));
    return url ? `<a href="${escaped(url)}">${said}</a>` : said;
  };
  return cutAtLinks(text, links).map(written).join("");
}
var escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;").replaceAll("\n", "<br>");

// src/view/crop.tsx
function Crop({ job, region }) {
  const [x0, y0, x1, y1] = region.box;
  return /* @__PURE__ */ a4(
    "img",
    {
      class: "crop",
      src: address.crop(job, region),
      alt: `Crop of ${region.label} ${region.order}`,
      loading: "lazy",
      width: Math.max(1, Math.round(x1 - x0)),
      height: Math.max(1, Math.round(y1 - y0))
    }
  );
}
function CropDownload({ job, region }) {
  const label = `Download the picture of ${region.label} ${region.order}`;
  return /* @__PURE__ */ a4(
    "a",
    {
      class: "icon-button",
      href: address.crop(job, region),
      download: `${region.id}.png`,
      "aria-label": label,
      title: label,
      onClick: (event) => event.stopPropagation(),
      children: /* @__PURE__ */ a4(Icon, { name: "download" })
    }
  );
}

// src/view/crops.tsx
function Crops({ job, page }) {
  const cut = visible(page).filter(({ crop }) => crop);
  if (!cut.length) {
    const all = page.regions?.some(({ crop }) => crop);
    return /* @__PURE__ */ a4("p", { class: "empty", children: all ? "The filters hide all crops." : "Nothing was cut out of this page." });
  }
  return /* @__PURE__ */ a4("ol", { class: "crops", children: cut.map((region) => /* @__PURE__ */ a4(Part, { job, region }, region.id)) });
}
function Part({ job, region }) {
  const { isChosen, props } = useChoice(job.id, region, "text");
  const { id, label, order: order2 } = region;
  return /* @__PURE__ */ a4("li", { ...props, class: `region ${labelClass(label)}${useMarks(job.id, region)}`, children: [
    /* @__PURE__ */ a4(
      "button",
      {
        type: "button",
        class: "cut",
        "aria-pressed": isChosen,
        "aria-label": `${label} ${order2}, show on the page`,
        onClick: () => choose(job.id, id, "page"),
        children: /* @__PURE__ */ a4(Crop, { job, region })
      }
    ),
    /* @__PURE__ */ a4("div", { class: "facts", children: [
      /* @__PURE__ */ a4("span", { class: "label", children: [
        /* @__PURE__ */ a4("span", { class: "number", children: order2 }),
        label
      ] }),
      /* @__PURE__ */ a4("span", { class: "gap" }),
      /* @__PURE__ */ a4(CropDownload, { job, region })
    ] })
  ] });
}

// src/view/hits.tsx
function Hits({ job }) {
  if (!query.value.trim()) return null;
  return /* @__PURE__ */ a4("div", { class: "hits", children: [
    /* @__PURE__ */ a4("p", { class: "hint", role: "status", children: [
      summary(),
      job.status !== "succeeded" && " (in the pages that were read)"
    ] }),
    /* @__PURE__ */ a4("ol", { children: found.value?.hits.map((hit, at) => /* @__PURE__ */ a4("li", { children: /* @__PURE__ */ a4(Place, { job: job.id, hit }) }, at)) })
  ] });
}
function goThrough(event) {
  const { key, currentTarget: from } = event;
  const stops = [...document.querySelectorAll("#search, .hits button")];
  const at = stops.indexOf(from);
  const down = key === "ArrowDown" || key === "Enter" && at === 0;
  const next2 = down ? stops[at + 1] : key === "ArrowUp" && stops[at - 1];
  if (!next2) return;
  event.preventDefault();
  next2.focus();
}
function summary() {
  if (!found.value) return "Searching …";
  const { hits, more, problem } = found.value;
  if (problem) return problem;
  if (more) return `More than ${hits.length} places`;
  return hits.length ? plural(hits.length, "place") : "Nowhere in the text";
}
var Place = ({ job, hit }) => /* @__PURE__ */ a4("button", { type: "button", onKeyDown: goThrough, onClick: () => goTo(job, hit.page, hit.region), children: [
  /* @__PURE__ */ a4("span", { class: "number", children: [
    "p. ",
    hit.page
  ] }),
  /* @__PURE__ */ a4("span", { children: [
    hit.before,
    /* @__PURE__ */ a4("mark", { children: hit.match }),
    hit.after
  ] })
] });

// src/view/table.tsx
var Table = ({ table: { rows, columns, cells }, links }) => /* @__PURE__ */ a4("div", { class: "table", tabIndex: 0, role: "group", "aria-label": `Table of ${rows} rows and ${columns} columns`, children: /* @__PURE__ */ a4("table", { children: /* @__PURE__ */ a4("tbody", { children: Array.from({ length: rows }, (_3, row) => /* @__PURE__ */ a4("tr", { children: inRow(cells, row).map((cell) => /* @__PURE__ */ a4("td", { dir: "auto", rowSpan: cell.row_span, colSpan: cell.column_span, children: /* @__PURE__ */ a4(Marked, { text: cell.text, links: linksIn(cell, links) }) }, cell.column)) }, row)) }) }) });

// src/view/text.tsx
var HEADINGS = /* @__PURE__ */ new Set(["title", "section-header"]);
var PICTURED = /* @__PURE__ */ new Set(["picture", "formula"]);
var ORIGINS = {
  pdf: "Text from the document",
  ocr: "Text recognised in the picture"
};
function Text({ job, page }) {
  const regions = visible(page);
  if (!regions.length)
    return /* @__PURE__ */ a4("p", { class: "empty", children: page.regions?.length ? "The filters hide all regions of this page." : "No regions were found on this page." });
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("p", { class: "hint origin", children: origin(page) }),
    /* @__PURE__ */ a4("div", { class: "regions", lang: page.language ?? void 0, children: regions.map((region) => /* @__PURE__ */ a4(Part2, { job, region }, region.id)) })
  ] });
}
function origin({ text_source: source = "", language }) {
  const words = ORIGINS[source] ?? "A page without text";
  return language ? `${words} · ${languageName(language)}` : words;
}
function languageName(code) {
  try {
    return new Intl.DisplayNames("en", { type: "language" }).of(code) ?? code;
  } catch {
    return code;
  }
}
function Part2({ job, region }) {
  const { isChosen, hover, props } = useChoice(job.id, region, "text");
  const { id, label, order: order2 } = region;
  const onClick = () => getSelection()?.isCollapsed !== false && choose(job.id, id, "page");
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the button within it does the same
    /* @__PURE__ */ a4(
      "article",
      {
        ...props,
        class: `region ${labelClass(label)}${useMarks(job.id, region)}`,
        "aria-label": `${order2}, ${label}`,
        onClick,
        children: [
          /* @__PURE__ */ a4("div", { class: "facts", children: [
            /* @__PURE__ */ a4(
              "button",
              {
                type: "button",
                class: "label",
                "aria-pressed": isChosen,
                title: "Show on the page",
                onFocus: hover,
                onBlur: leave,
                children: [
                  /* @__PURE__ */ a4("span", { class: "number", children: order2 }),
                  label
                ]
              }
            ),
            /* @__PURE__ */ a4("span", { class: "score", title: "Score", children: twoDigits(region.score) }),
            /* @__PURE__ */ a4("span", { class: "gap" }),
            /* @__PURE__ */ a4(Acts2, { job, region })
          ] }),
          /* @__PURE__ */ a4(Body, { job, region })
        ]
      }
    )
  );
}
function Acts2({ job, region }) {
  const { id, label, order: order2, text, crop } = region;
  const table = cellsOf(region);
  return /* @__PURE__ */ a4($, { children: [
    (text || table) && /* @__PURE__ */ a4(
      IconButton,
      {
        icon: "copy",
        label: `Copy ${label} ${order2}`,
        onClick: (event) => {
          event.stopPropagation();
          copy(regionForms(region), table ? "Table" : "Text");
        }
      }
    ),
    table && /* @__PURE__ */ a4(
      IconButton,
      {
        icon: "table",
        label: `Download ${label} ${order2} as CSV`,
        onClick: (event) => {
          event.stopPropagation();
          save(csv(table), `${id}.csv`, "text/csv");
        }
      }
    ),
    crop && /* @__PURE__ */ a4(CropDownload, { job, region })
  ] });
}
function Body({ job, region }) {
  const { label, text = "", crop, links } = region;
  const table = cellsOf(region);
  if (table) return /* @__PURE__ */ a4(Table, { table, links });
  const words = /* @__PURE__ */ a4(Marked, { text, links });
  if (PICTURED.has(label) && crop)
    return /* @__PURE__ */ a4($, { children: [
      /* @__PURE__ */ a4(Crop, { job, region }),
      text && /* @__PURE__ */ a4(Words, { label, children: words })
    ] });
  return /* @__PURE__ */ a4(Words, { label, children: text ? words : /* @__PURE__ */ a4("span", { class: "hint", children: "No text" }) });
}
function Words({ label, children }) {
  const Tag2 = HEADINGS.has(label) ? "h2" : "p";
  return /* @__PURE__ */ a4(Tag2, { class: `words ${label}`, dir: "auto", children });
}
function Marked({ text, links }) {
  const found2 = places(text, query.value.trim());
  const drawn = ({ start: start2, end, url }) => {
    const words = marked(text, start2, end, found2);
    return url ? /* @__PURE__ */ a4("a", { href: url, target: "_blank", rel: "noopener noreferrer", onClick: stop2, children: words }, start2) : words;
  };
  return /* @__PURE__ */ a4($, { children: cutAtLinks(text, links).map(drawn) });
}
function marked(text, start2, end, found2) {
  const pieces = [];
  let last = start2;
  for (const [first2, next2] of found2) {
    if (next2 <= last || first2 >= end) continue;
    const from = Math.max(first2, last);
    const to = Math.min(next2, end);
    pieces.push(text.slice(last, from), /* @__PURE__ */ a4("mark", { children: text.slice(from, to) }, from));
    last = to;
  }
  return [...pieces, text.slice(last, end)];
}
var stop2 = (event) => event.stopPropagation();

// src/view/panel.tsx
function Panel({ job, reading, page }) {
  return /* @__PURE__ */ a4("section", { class: "panel", "aria-label": "What was read", children: [
    /* @__PURE__ */ a4("div", { class: "bar", children: [
      /* @__PURE__ */ a4("div", { class: "tabs", role: "tablist", "aria-label": "Form", onKeyDown: onArrow, children: TABS.map((each) => /* @__PURE__ */ a4(TabButton, { ...each }, each.tab)) }),
      /* @__PURE__ */ a4(IconButton, { icon: "page", class: "icon-button to-page", label: "Back to the page", onClick: backToPage }),
      /* @__PURE__ */ a4(CopyButton, { reading, page })
    ] }),
    /* @__PURE__ */ a4("label", { class: "search", children: [
      /* @__PURE__ */ a4(Icon, { name: "search" }),
      /* @__PURE__ */ a4("span", { class: "unseen", children: "Search in the document" }),
      /* @__PURE__ */ a4(
        "input",
        {
          id: "search",
          type: "search",
          placeholder: "Search in the document",
          title: "Press / to come here",
          value: query.value,
          "aria-keyshortcuts": "/",
          onKeyDown: goThrough,
          onInput: ({ currentTarget }) => search(job.id, currentTarget.value)
        }
      )
    ] }),
    /* @__PURE__ */ a4(Hits, { job }),
    /* @__PURE__ */ a4(
      "div",
      {
        class: "content",
        id: "content",
        role: "tabpanel",
        tabIndex: 0,
        "aria-labelledby": `tab-${tab.value}`,
        children: /* @__PURE__ */ a4(Content, { job, reading, page })
      },
      `${tab.value}-${page}`
    )
  ] });
}
var backToPage = () => document.querySelector(".viewer")?.scrollIntoView();
function TabButton({ tab: own, name }) {
  const selected = tab.value === own;
  return /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      role: "tab",
      id: `tab-${own}`,
      "aria-selected": selected,
      "aria-controls": "content",
      tabIndex: selected ? 0 : -1,
      onClick: () => {
        tab.value = own;
      },
      children: name
    }
  );
}
function onArrow({ key }) {
  const step = { ArrowLeft: -1, ArrowRight: 1 }[key];
  if (!step) return;
  const at = TABS.findIndex((each) => each.tab === tab.value);
  const { tab: next2 } = TABS[(at + step + TABS.length) % TABS.length] ?? TABS[0];
  tab.value = next2;
  document.getElementById(`tab-${next2}`)?.focus();
}
function Content({ job, reading, page: number }) {
  const form = tab.value;
  A2(() => {
    if (form === "markdown") reading.needMarkdown(number);
  });
  const failure = reading.pages.failures.value[number];
  if (failure) return /* @__PURE__ */ a4("p", { class: "empty error", children: failure.message });
  const lost = form === "markdown" && reading.markdown.failures.value[number];
  if (lost) return /* @__PURE__ */ a4(Lost, { message: lost.message, retry: () => reading.markdown.retry(number) });
  if (!reading.outcomes.value[number])
    return /* @__PURE__ */ a4("p", { class: "empty", children: isOpen(job) ? "This page is not read yet." : "Nothing was read of this page." });
  const page = reading.pages.found.value[number];
  const markdown = reading.markdown.found.value[number];
  if (!page || form === "markdown" && markdown === void 0) return /* @__PURE__ */ a4(Loading, {});
  switch (form) {
    case "text":
      return /* @__PURE__ */ a4(Text, { job, page });
    case "crops":
      return /* @__PURE__ */ a4(Crops, { job, page });
    case "markdown":
      return /* @__PURE__ */ a4("pre", { class: "source", children: markdown });
    case "json":
      return /* @__PURE__ */ a4("pre", { class: "source", children: pretty(page) });
  }
}
var Lost = ({ message, retry: retry2 }) => /* @__PURE__ */ a4("div", { class: "empty", children: [
  /* @__PURE__ */ a4(Wrong, { children: message }),
  /* @__PURE__ */ a4("button", { type: "button", onClick: retry2, children: "Try again" })
] });
var pretty = (page) => JSON.stringify(page, null, 2).replace(
  /\[\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+),\s+(-?[\d.]+)\s+\]/g,
  "[$1, $2, $3, $4]"
);
function CopyButton({ reading, page: number }) {
  const page = reading.pages.found.value[number];
  const markdown = reading.markdown.found.value[number];
  const sources = {
    text: () => page && pageForms(page),
    crops: () => void 0,
    markdown: () => markdown ? { text: markdown } : void 0,
    json: () => page && { text: pretty(page) }
  };
  const name = TABS.find((each) => each.tab === tab.value)?.name ?? "";
  const source = sources[tab.value]();
  return /* @__PURE__ */ a4(
    IconButton,
    {
      icon: "copy",
      label: `Copy ${name}`,
      disabled: !source?.text,
      onClick: () => source && copy(source, name)
    }
  );
}

// src/tags.ts
var LETTER = 5.7;
var TAG_HEIGHT = 14;
var GAP = 2;
var LINE = 24;
var USUAL_WIDTH = 600;
function placeOfTag(page, region, ordered) {
  const full2 = ordered ? `${region.order} ${region.label}` : region.label;
  const place = freePlace(page, region, widthOf(full2));
  if (place) return { ...place, words: full2, width: widthOf(full2), crowded: false };
  const words = ordered ? String(region.order) : full2;
  const width = widthOf(words);
  return { ...freePlace(page, region, width) ?? above(page, region), words, width, crowded: !ordered };
}
var widthOf = (words) => words.length * LETTER + 8;
var pixelsPerPoint = (page) => USUAL_WIDTH / page.width;
function freePlace(page, region, width) {
  const [x0, y0, x1, y1] = region.box;
  const point = pixelsPerPoint(page);
  const [y5, up] = y1 - y0 < LINE / point ? [(y0 + y1) / 2, TAG_HEIGHT / 2] : [y0, 0];
  const top = y5 - up / point;
  const x3 = [x1 + GAP / point, x0 - (GAP + width) / point].find(
    (left) => isFree(page, region, [left, top, left + width / point, top + TAG_HEIGHT / point])
  );
  return x3 === void 0 ? void 0 : { x: x3, y: y5, up };
}
function above(page, { box: [x3, y5] }) {
  return { x: x3, y: y5, up: y5 * pixelsPerPoint(page) > TAG_HEIGHT ? TAG_HEIGHT : 0 };
}
function isFree(page, region, [left, top, right, bottom]) {
  const covers = ({ box: [x0, y0, x1, y1] }) => x0 < right && left < x1 && y0 < bottom && top < y1;
  return left > 0 && right < page.width && !page.regions?.some((each) => each !== region && covers(each));
}

// src/view/overlay.tsx
function Overlay({ job, page }) {
  const regions = visible(page);
  return /* @__PURE__ */ a4("svg", { class: order.value ? "overlay ordered" : "overlay", "aria-hidden": "true", children: [
    /* @__PURE__ */ a4(
      "svg",
      {
        viewBox: `0 0 ${page.width} ${page.height}`,
        preserveAspectRatio: "none",
        width: "100%",
        height: "100%",
        "aria-hidden": "true",
        children: [
          regions.map((region) => /* @__PURE__ */ a4(Outline, { job, region }, region.id)),
          order.value && regions.length > 1 && /* @__PURE__ */ a4(Path, { regions })
        ]
      }
    ),
    regions.map((region) => /* @__PURE__ */ a4(Tag, { job, page, region }, region.id))
  ] });
}
function Outline({ job, region }) {
  const [x0, y0, x1, y1] = region.box;
  const { props } = useChoice(job, region, "page");
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: hidden from those who do not point
    /* @__PURE__ */ a4(
      "rect",
      {
        ...props,
        class: `outline ${labelClass(region.label)}${useMarks(job, region)}`,
        x: x0,
        y: y0,
        width: Math.max(0.1, x1 - x0),
        height: Math.max(0.1, y1 - y0),
        onClick: () => choose(job, region.id, "text")
      }
    )
  );
}
function Tag({ job, page, region }) {
  const marks = useMarks(job, region);
  const { x: x3, y: y5, up, width, words, crowded } = placeOfTag(page, region, order.value);
  return /* @__PURE__ */ a4(
    "svg",
    {
      class: `tag${crowded ? " crowded" : ""} ${labelClass(region.label)}${marks}`,
      x: `${100 * x3 / page.width}%`,
      y: `${100 * y5 / page.height}%`,
      overflow: "visible",
      "aria-hidden": "true",
      children: [
        /* @__PURE__ */ a4("rect", { y: -up, width, height: TAG_HEIGHT, rx: 2 }),
        /* @__PURE__ */ a4("text", { x: 4, y: TAG_HEIGHT - 4 - up, children: words })
      ]
    }
  );
}
function Path({ regions }) {
  const middles = regions.map(({ box: [x0, y0, x1, y1] }) => `${(x0 + x1) / 2},${(y0 + y1) / 2}`);
  return /* @__PURE__ */ a4("polyline", { class: "path", points: middles.join(" ") });
}

// src/view/sheet.tsx
var USUAL = { width: 595, height: 842 };
function Sheet({ job, reading, page: number }) {
  A2(() => {
    for (const near of [number, number + 1, number - 1]) reading.needPage(near);
  });
  const pages = reading.pages.found.value;
  const page = pages[number];
  const { width, height } = page ?? Object.values(pages)[0] ?? USUAL;
  const failed = reading.pages.failures.value[number] !== void 0;
  return /* @__PURE__ */ a4("div", { class: "sheet", style: { "--width": width, "--height": height }, children: [
    !failed && reading.isPictured(number) && /* @__PURE__ */ a4(
      "img",
      {
        src: address.preview(job, number),
        alt: `Page ${number}`,
        width: Math.round(width),
        height: Math.round(height)
      },
      `${number}/${job.run}`
    ),
    page && /* @__PURE__ */ a4(Overlay, { job: job.id, page }, number),
    failed && /* @__PURE__ */ a4(Failed, { job, reading, page: number }),
    !failed && !page && /* @__PURE__ */ a4(Waiting, { job, reading, page: number })
  ] });
}
function Failed({ reading, page }) {
  const read = reading.outcomes.value[page] === "done";
  return /* @__PURE__ */ a4("div", { class: "no-page", role: "alert", children: [
    /* @__PURE__ */ a4(Icon, { name: "problem" }),
    /* @__PURE__ */ a4("p", { children: [
      "Page ",
      page,
      " could not be ",
      read ? "loaded" : "read"
    ] }),
    /* @__PURE__ */ a4("p", { class: "hint", children: reading.pages.failures.value[page]?.message }),
    read && /* @__PURE__ */ a4("button", { type: "button", onClick: () => reading.pages.retry(page), children: "Try again" })
  ] });
}
function Waiting({ job, reading, page }) {
  if (reading.outcomes.value[page] === "done") return /* @__PURE__ */ a4("div", { class: "no-page", "aria-busy": "true" });
  if (reading.endsBefore(page)) return /* @__PURE__ */ a4("div", { class: "no-page", children: ending(job) });
  return /* @__PURE__ */ a4("div", { class: isOpen(job) ? "no-page pulse" : "no-page", children: /* @__PURE__ */ a4("p", { children: [
    "Page ",
    page,
    " ",
    isOpen(job) ? "is not read yet" : "was not read"
  ] }) });
}
function ending({ pages: { total } }) {
  return total === 1 ? "There is only 1 page" : `There are only ${total} pages`;
}

// src/view/strip.tsx
var PITCH = 136;
var BEYOND = 3;
function Strip({ job, reading, page }) {
  const strip = T2(null);
  const sight = useSignal({ top: 0, height: 0 });
  const measure = () => {
    if (strip.current) sight.value = { top: strip.current.scrollTop, height: strip.current.clientHeight };
  };
  F2(() => {
    const observer = new ResizeObserver(measure);
    observer.observe(strip.current);
    return () => observer.disconnect();
  }, []);
  const numbers = reading.numbers.value;
  const at = numbers.indexOf(page);
  F2(() => {
    if (strip.current) reveal(strip.current, at);
  }, [at]);
  const { top, height } = sight.value;
  const first2 = Math.max(0, Math.floor(top / PITCH) - BEYOND);
  const shown2 = numbers.slice(first2, Math.ceil((top + height) / PITCH) + BEYOND);
  return /* @__PURE__ */ a4("nav", { ref: strip, class: "strip", "aria-label": "Pages", onScroll: measure, children: /* @__PURE__ */ a4("ol", { style: { height: `${numbers.length * PITCH}px` }, children: shown2.map((number, offset) => /* @__PURE__ */ a4("li", { style: { transform: `translateY(${(first2 + offset) * PITCH}px)` }, children: /* @__PURE__ */ a4(Thumbnail, { job, reading, page: number, current: number === page }) }, number)) }) });
}
function reveal(strip, at) {
  const { scrollTop, clientHeight } = strip;
  if (at * PITCH < scrollTop) strip.scrollTop = at * PITCH;
  else if ((at + 1) * PITCH > scrollTop + clientHeight) strip.scrollTop = (at + 1) * PITCH - clientHeight;
}
function Thumbnail({ job, reading, page, current: current2 }) {
  const outcome = reading.outcomes.value[page];
  const standing = { done: "", failed: ", failed", waiting: ", not read yet" };
  const turn2 = (event) => {
    event.preventDefault();
    turnTo(page);
  };
  return /* @__PURE__ */ a4(
    "a",
    {
      href: format({ name: "job", id: job.id, page }),
      class: outcome ?? "waiting",
      "aria-current": current2 ? "page" : void 0,
      "aria-label": `Page ${page}${standing[outcome ?? "waiting"]}`,
      onClick: turn2,
      children: [
        /* @__PURE__ */ a4("span", { class: "leaf", children: [
          reading.isPictured(page) && /* @__PURE__ */ a4("img", { src: address.thumbnail(job, page), alt: "", decoding: "async" }),
          outcome === "failed" && "!"
        ] }),
        /* @__PURE__ */ a4("span", { class: "number", children: page })
      ]
    }
  );
}

// src/view/toolbar.tsx
var Toolbar = ({ numbers, page }) => /* @__PURE__ */ a4("div", { class: "toolbar", role: "group", "aria-label": "Turn and fit", children: [
  /* @__PURE__ */ a4(Turning, { numbers, page }),
  /* @__PURE__ */ a4("span", { class: "gap" }),
  /* @__PURE__ */ a4(Looks, {})
] });
var Turning = ({ numbers, page }) => /* @__PURE__ */ a4($, { children: [
  /* @__PURE__ */ a4(
    IconButton,
    {
      icon: "previous",
      label: "Previous page",
      title: "Previous page (←)",
      "aria-keyshortcuts": "ArrowLeft",
      disabled: !beside(numbers, page, -1),
      onClick: () => turn(-1)
    }
  ),
  /* @__PURE__ */ a4(PageNumber, { numbers, page }),
  /* @__PURE__ */ a4(
    IconButton,
    {
      icon: "next",
      label: "Next page",
      title: "Next page (→)",
      "aria-keyshortcuts": "ArrowRight",
      disabled: !beside(numbers, page, 1),
      onClick: () => turn(1)
    }
  )
] });
function PageNumber({ numbers, page }) {
  const jump = ({ currentTarget: input }) => {
    const wanted = Number(input.value);
    if (numbers.includes(wanted)) return turnTo(wanted);
    notice.value = `There is no page ${input.value}`;
    input.value = String(page);
  };
  return /* @__PURE__ */ a4("label", { class: "page-number", children: [
    /* @__PURE__ */ a4(
      "input",
      {
        type: "text",
        "aria-label": "Page",
        inputMode: "numeric",
        defaultValue: String(page),
        size: 4,
        onChange: jump
      },
      page
    ),
    /* @__PURE__ */ a4("span", { children: [
      "of ",
      numbers.at(-1) ?? "…"
    ] })
  ] });
}
var Looks = () => /* @__PURE__ */ a4($, { children: [
  /* @__PURE__ */ a4(
    "button",
    {
      type: "button",
      class: "toggle",
      "aria-pressed": order.value,
      "aria-keyshortcuts": "o",
      title: "Number the regions as they are read (o)",
      onClick: toggleOrder,
      children: [
        /* @__PURE__ */ a4(Icon, { name: "order" }),
        "Reading order"
      ]
    }
  ),
  /* @__PURE__ */ a4("button", { type: "button", class: "toggle fit", "aria-pressed": fit.value === "page", onClick: toggleFit, children: "Whole page" })
] });

// src/view/job.tsx
function JobView({ route: route2 }) {
  const reading = readingOf(route2.id);
  const job = reading?.job.value;
  if (reading?.problem.value && !job) return /* @__PURE__ */ a4(NotShown, { problem: reading.problem.value });
  if (!reading || !job) return /* @__PURE__ */ a4(Loading, {});
  const nothing = !isOpen(job) && !reading.numbers.value.length;
  return /* @__PURE__ */ a4("div", { class: "reading", children: [
    /* @__PURE__ */ a4(Head, { job, reading, page: route2.page }),
    job.error && !nothing && /* @__PURE__ */ a4("p", { class: "banner error", role: "alert", children: job.error.message }),
    nothing ? /* @__PURE__ */ a4(Nothing2, { job }) : /* @__PURE__ */ a4(Columns, { job, reading, page: route2.page })
  ] });
}
var Columns = ({ job, reading, page }) => /* @__PURE__ */ a4("div", { class: "columns", children: [
  /* @__PURE__ */ a4(Strip, { job, reading, page }),
  /* @__PURE__ */ a4("section", { class: "viewer", "aria-label": `Page ${page}`, children: [
    /* @__PURE__ */ a4(Toolbar, { numbers: reading.numbers.value, page }),
    /* @__PURE__ */ a4(Desk, { "aria-label": "Preview", children: /* @__PURE__ */ a4(Sheet, { job, reading, page }) }),
    /* @__PURE__ */ a4(Legend, { readings: [reading], page })
  ] }),
  /* @__PURE__ */ a4(Panel, { job, reading, page })
] });
var Nothing2 = ({ job: { status: status2, error } }) => /* @__PURE__ */ a4("div", { class: "page ended", children: [
  /* @__PURE__ */ a4("h2", { children: status2 === "cancelled" ? "Stopped before a page was read" : "This document could not be read" }),
  error && /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4(Wrong, { children: error.message }),
    /* @__PURE__ */ a4("p", { class: "hint", children: /* @__PURE__ */ a4("code", { children: error.code }) })
  ] })
] });
var NotShown = ({ problem: { status: status2, message } }) => /* @__PURE__ */ a4("div", { class: "page ended", children: [
  /* @__PURE__ */ a4("h1", { children: status2 === 404 ? "This document is not here" : "This document cannot be shown now" }),
  /* @__PURE__ */ a4(Wrong, { children: message }),
  /* @__PURE__ */ a4("p", { children: /* @__PURE__ */ a4("a", { href: "#/", children: "All documents" }) })
] });
function Head({ job, reading, page }) {
  return /* @__PURE__ */ a4("div", { class: "head", children: [
    /* @__PURE__ */ a4("a", { class: "icon-button", href: "#/", "aria-label": "All documents", title: "All documents", children: /* @__PURE__ */ a4(Icon, { name: "back" }) }),
    /* @__PURE__ */ a4("h1", { children: nameOf2(job) }),
    /* @__PURE__ */ a4("div", { class: "standing", "aria-live": "polite", children: [
      /* @__PURE__ */ a4(StatusMark, { status: job.status }),
      /* @__PURE__ */ a4(Progress, { job })
    ] }),
    /* @__PURE__ */ a4("p", { class: "facts", children: [
      pageCount(job) && /* @__PURE__ */ a4("span", { children: pageCount(job) }),
      job.pages.failed > 0 && /* @__PURE__ */ a4("span", { children: /* @__PURE__ */ a4("a", { href: format({ name: "job", id: job.id, page: nextFailed(reading, page) }), children: "show what failed" }) }),
      modelOf(job) && /* @__PURE__ */ a4("span", { children: modelOf(job) }),
      job.run > 1 && /* @__PURE__ */ a4("span", { children: [
        "run ",
        job.run
      ] }),
      ahead(job) && /* @__PURE__ */ a4("span", { children: ahead(job) }),
      isOpen(job) && !reading.live.value && /* @__PURE__ */ a4("span", { children: "reconnecting …" })
    ] }),
    /* @__PURE__ */ a4("div", { class: "acts", children: [
      /* @__PURE__ */ a4(Compare, { job, page }),
      /* @__PURE__ */ a4(Downloads, { job }),
      /* @__PURE__ */ a4(Deliveries, { job }),
      /* @__PURE__ */ a4(Acts, { job })
    ] })
  ] });
}
function nextFailed(reading, page) {
  const outcomes = reading.outcomes.value;
  const failed = reading.numbers.value.filter((number) => outcomes[number] === "failed");
  return failed.find((number) => number > page) ?? failed[0] ?? page;
}
function Compare({ job, page }) {
  const used = modelOf(job) ?? defaultModel();
  const others2 = allModels().filter((model) => !means(model, used));
  if (!others2.length || !job.pages.done) return null;
  return /* @__PURE__ */ a4(Menu, { icon: "compare", name: "Compare", children: [
    /* @__PURE__ */ a4("p", { class: "hint", children: "Read it with another model, side by side" }),
    others2.map(referenceOf).map((reference) => /* @__PURE__ */ a4("button", { type: "button", onClick: () => compareWith(job, reference, page), children: reference }, reference))
  ] });
}
function Downloads({ job }) {
  const name = job.source.name.replace(/\.[^.]+$/, "") || "document";
  return /* @__PURE__ */ a4(Menu, { icon: "download", name: "Download", children: [
    job.links.result && /* @__PURE__ */ a4("a", { href: address.result(job.id), download: `${name}.json`, children: "JSON" }),
    job.links.markdown && /* @__PURE__ */ a4("a", { href: address.markdown(job.id), download: `${name}.md`, children: "Markdown" }),
    job.links.archive && /* @__PURE__ */ a4("a", { href: address.archive(job.id), download: `${name}.zip`, children: "Everything, with pictures" }),
    /* @__PURE__ */ a4("a", { href: address.source(job.id), download: job.source.name, children: "The document itself" })
  ] });
}

// src/view/comparison.tsx
function Comparison({ route: { left, right, page } }) {
  const readings = [left, right].flatMap((id) => readingOf(id) ?? []);
  const problem = readings.find(({ problem: problem2, job }) => problem2.value && !job.value)?.problem.value;
  if (problem) return /* @__PURE__ */ a4(NotShown, { problem });
  const sides = readings.flatMap(
    (reading) => reading.job.value ? [{ reading, job: reading.job.value, page }] : []
  );
  const [first2] = sides;
  if (!first2 || sides.length < 2) return /* @__PURE__ */ a4(Loading, {});
  return /* @__PURE__ */ a4("div", { class: "reading comparison", children: [
    /* @__PURE__ */ a4("div", { class: "head", children: [
      /* @__PURE__ */ a4(
        "a",
        {
          class: "icon-button",
          href: format({ name: "job", id: left, page }),
          "aria-label": "Back to the document",
          title: "Back to the document",
          children: /* @__PURE__ */ a4(Icon, { name: "back" })
        }
      ),
      /* @__PURE__ */ a4("h1", { children: nameOf2(first2.job) }),
      /* @__PURE__ */ a4("p", { class: "facts", children: /* @__PURE__ */ a4("span", { children: "Two models side by side" }) })
    ] }),
    /* @__PURE__ */ a4(Toolbar, { numbers: first2.reading.numbers.value, page }),
    /* @__PURE__ */ a4("div", { class: "sides", children: sides.map((side, at) => /* @__PURE__ */ a4(Side, { ...side }, at)) }),
    /* @__PURE__ */ a4(Legend, { readings, page })
  ] });
}
function Side({ job, reading, page: number }) {
  const page = reading.pages.found.value[number];
  const model = modelOf(job) ?? `${defaultModel()} (default)`;
  return /* @__PURE__ */ a4("section", { class: "side", "aria-label": model, children: [
    /* @__PURE__ */ a4("div", { class: "bar", children: [
      /* @__PURE__ */ a4("h2", { children: /* @__PURE__ */ a4("a", { href: format({ name: "job", id: job.id, page: number }), children: model }) }),
      /* @__PURE__ */ a4("div", { class: "standing", children: [
        page ? /* @__PURE__ */ a4("span", { class: "hint", children: plural(visible(page).length, "region") }) : /* @__PURE__ */ a4(StatusMark, { status: job.status }),
        /* @__PURE__ */ a4(Progress, { job })
      ] })
    ] }),
    /* @__PURE__ */ a4(Desk, { "aria-label": `Preview, ${model}`, onScroll: scrollOther, children: /* @__PURE__ */ a4(Sheet, { job, reading, page: number }) }),
    /* @__PURE__ */ a4("div", { class: "content", tabIndex: 0, role: "group", "aria-label": `Text, ${model}`, children: page && /* @__PURE__ */ a4(Text, { job, page }) })
  ] });
}
function scrollOther({ currentTarget: desk }) {
  for (const other of desk.closest(".sides")?.querySelectorAll(".desk") ?? []) {
    if (other !== desk) other.scrollTo(desk.scrollLeft, desk.scrollTop);
  }
}

// src/view/datasets.tsx
function Datasets() {
  A2(() => {
    datasets.refresh();
  }, []);
  const all = datasets.answer.value;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h1", { class: "lead-line", children: "Pages with their boxes, which models learn from." }),
    /* @__PURE__ */ a4(Form, {}),
    /* @__PURE__ */ a4(Wrong, { children: datasets.problem.value }),
    all?.length === 0 && /* @__PURE__ */ a4("p", { class: "empty", children: [
      "Nothing here yet. ",
      /* @__PURE__ */ a4("code", { children: "docreader dataset from-jobs" }),
      " makes one of what was read."
    ] }),
    /* @__PURE__ */ a4("ul", { class: "cards", children: all?.map((dataset) => /* @__PURE__ */ a4(Card2, { dataset }, dataset.id)) })
  ] });
}
function Form() {
  const share = sent.value;
  return /* @__PURE__ */ a4("form", { class: "asking", "aria-label": "Send a dataset", onSubmit: submit2, children: [
    /* @__PURE__ */ a4("div", { class: "fields", children: [
      /* @__PURE__ */ a4(Field, { name: "Name", hint: "a-z, 0-9, and . _ - between", children: /* @__PURE__ */ a4("input", { name: "name", type: "text", required: true, pattern: "[a-z0-9][a-z0-9._\\-]*", maxLength: 64 }) }),
      /* @__PURE__ */ a4(Field, { name: "Archive", hint: "A zip of annotations.json (COCO) and its pictures, as CVAT exports it", children: /* @__PURE__ */ a4("input", { name: "file", type: "file", accept: ".zip", required: true }) })
    ] }),
    /* @__PURE__ */ a4("button", { type: "submit", disabled: share !== null, children: "Send" }),
    share !== null && /* @__PURE__ */ a4("progress", { max: 1, value: share, "aria-label": "Upload of the dataset" })
  ] });
}
function submit2(event) {
  event.preventDefault();
  const given = new FormData(event.currentTarget);
  add(String(given.get("name")), given.get("file"));
}
function Card2({ dataset }) {
  const { id, name, version, pages, boxes } = dataset;
  return /* @__PURE__ */ a4("li", { class: "card", children: [
    /* @__PURE__ */ a4("div", { class: "bar", children: [
      /* @__PURE__ */ a4("h2", { children: [
        name,
        /* @__PURE__ */ a4("span", { class: "version", children: version })
      ] }),
      /* @__PURE__ */ a4(IconButton, { icon: "remove", label: `Remove ${id}`, onClick: () => remove2(dataset) })
    ] }),
    /* @__PURE__ */ a4("p", { class: "facts", children: [
      /* @__PURE__ */ a4("span", { children: plural(pages, "page") }),
      /* @__PURE__ */ a4("span", { children: bytes(dataset.bytes) }),
      /* @__PURE__ */ a4(Ago, { at: dataset.created_at })
    ] }),
    /* @__PURE__ */ a4("ul", { class: "labels", children: Object.keys(boxes).sort(compareLabels).map((label) => /* @__PURE__ */ a4(Swatch, { label, count: boxes[label], title: "Boxes" }, label)) })
  ] });
}

// src/view/dialog.tsx
var show = (dialog) => dialog?.showModal();
var leave2 = () => {
  question.value = null;
};
function Dialog() {
  const asked = question.value;
  if (!asked) return null;
  return /* @__PURE__ */ a4("dialog", { ref: show, "aria-labelledby": "question", "aria-describedby": "consequence", onClose: leave2, children: [
    /* @__PURE__ */ a4("h2", { id: "question", children: asked.title }),
    /* @__PURE__ */ a4("p", { id: "consequence", children: asked.body }),
    /* @__PURE__ */ a4("form", { method: "dialog", class: "answers", children: [
      /* @__PURE__ */ a4("button", { type: "submit", children: "Keep" }),
      /* @__PURE__ */ a4("button", { type: "submit", class: "danger", onClick: asked.act, children: asked.confirm })
    ] })
  ] });
}

// src/view/header.tsx
function Header() {
  const known2 = session.answer.value;
  const nav = useCurrentInSight(route.value.name);
  return /* @__PURE__ */ a4("header", { class: "top", children: [
    /* @__PURE__ */ a4("a", { class: "mark", href: "#/", "aria-label": "docreader", children: [
      /* @__PURE__ */ a4("img", { src: "/static/favicon.svg", alt: "", width: 24, height: 24 }),
      /* @__PURE__ */ a4("span", { class: "word", children: "docreader" })
    ] }),
    /* @__PURE__ */ a4("nav", { ref: nav, "aria-label": "Main", children: [
      SECTIONS.map(({ name, word }) => /* @__PURE__ */ a4("a", { href: format({ name }), "aria-current": current(name), children: word }, name)),
      /* @__PURE__ */ a4("a", { href: "/docs", children: "API" })
    ] }),
    /* @__PURE__ */ a4("div", { class: "whole", children: [
      isAway() && /* @__PURE__ */ a4("span", { class: "away", children: "Service away" }),
      known2?.keyed && /* @__PURE__ */ a4(IconButton, { icon: "leave", label: `Sign out of ${known2.tenant}`, onClick: signOut }),
      /* @__PURE__ */ a4(IconButton, { icon: theme.value, label: `Theme: ${theme.value}. Change`, onClick: next })
    ] })
  ] });
}
function useCurrentInSight(shown2) {
  const nav = T2(null);
  A2(() => {
    nav.current?.querySelector("[aria-current]")?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [shown2]);
  return nav;
}
function current(section) {
  if (route.value.name === section) return "page";
  return "page" in route.value && section === "documents" ? "true" : void 0;
}

// src/view/keys.tsx
var leave3 = () => {
  listed.value = false;
};
function Keys() {
  if (!listed.value) return null;
  return /* @__PURE__ */ a4("dialog", { ref: show, "aria-labelledby": "keys", onClose: leave3, children: [
    /* @__PURE__ */ a4("h2", { id: "keys", children: "Keys" }),
    /* @__PURE__ */ a4("dl", { class: "keys", children: Object.values(KEYS).map(({ name, does }) => /* @__PURE__ */ a4("div", { children: [
      /* @__PURE__ */ a4("dt", { children: /* @__PURE__ */ a4("kbd", { children: name }) }),
      /* @__PURE__ */ a4("dd", { children: does })
    ] }, name)) }),
    /* @__PURE__ */ a4("form", { method: "dialog", class: "answers", children: /* @__PURE__ */ a4("button", { type: "submit", children: "Close" }) })
  ] });
}

// src/view/signin.tsx
function SignIn() {
  return /* @__PURE__ */ a4("form", { class: "signin", onSubmit: submit3, children: [
    /* @__PURE__ */ a4("h1", { class: "lead-line", children: "This docreader asks who you are." }),
    /* @__PURE__ */ a4("label", { class: "field", children: [
      /* @__PURE__ */ a4("span", { class: "name", children: "API key" }),
      /* @__PURE__ */ a4(
        "input",
        {
          ref: focus,
          type: "password",
          name: "key",
          required: true,
          autocomplete: "current-password",
          spellcheck: false,
          placeholder: "dr_…",
          "aria-describedby": "keys-from"
        }
      )
    ] }),
    /* @__PURE__ */ a4(Wrong, { children: refusal.value }),
    /* @__PURE__ */ a4("button", { type: "submit", children: "Sign in" }),
    /* @__PURE__ */ a4("p", { id: "keys-from", class: "hint", children: "Whoever runs this docreader gives out keys." })
  ] });
}
var focus = (field) => field?.focus();
function submit3(event) {
  event.preventDefault();
  const form = event.currentTarget;
  signIn(String(new FormData(form).get("key")).trim());
}

// src/view/status.tsx
var INTERVAL2 = 5e3;
var UNKNOWN = "–";
function StatusView() {
  useRepeated(status.refresh, INTERVAL2);
  const known2 = status.answer.value;
  const problem = status.problem.value;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h1", { class: "lead-line", children: "What waits, what is worked on, and by whom." }),
    /* @__PURE__ */ a4(Wrong, { children: problem }),
    known2 && /* @__PURE__ */ a4(Shown, { status: known2 }),
    !known2 && !problem && /* @__PURE__ */ a4("p", { class: "empty", children: "Asking …" })
  ] });
}
function Shown({ status: status2 }) {
  const { version, queues, open_runs: open, pools, errors = {} } = status2;
  return /* @__PURE__ */ a4($, { children: [
    open && /* @__PURE__ */ a4("p", { class: "facts", children: [
      /* @__PURE__ */ a4("span", { children: work(open) }),
      /* @__PURE__ */ a4("span", { children: [
        "docreader ",
        version
      ] })
    ] }),
    Object.entries(errors).map(([part, message]) => /* @__PURE__ */ a4("p", { class: "error", children: [
      part,
      ": ",
      message
    ] }, part)),
    queues.length > 0 && /* @__PURE__ */ a4(
      Counts,
      {
        title: "Queues",
        columns: ["Queue", "Waiting", "In work", "Retrying", "Dead letters", "Workers"],
        rows: queues.map(({ name, ready, unacked, delayed, dead, workers }) => [
          name.replace(/\..*/, ""),
          ...[ready, unacked, delayed, dead, workers].map(count)
        ])
      }
    ),
    pools && /* @__PURE__ */ a4(
      Counts,
      {
        title: "Pools of workers",
        columns: ["Pool", "Wanted", "Ready", "Memory, most of any", "Limit"],
        rows: pools.map(({ name, wanted, ready, workers, memory_limit_bytes: limit }) => [
          name,
          count(wanted),
          count(ready),
          workers.length ? bytes(Math.max(...workers.map((each) => each.memory_bytes))) : UNKNOWN,
          bytes(limit) || UNKNOWN
        ])
      }
    )
  ] });
}
function work({ count: count2, oldest_at: oldest }) {
  if (!count2 || !oldest) return "No document is open";
  return `${plural(count2, "document")} open, the oldest accepted ${ago(oldest)}`;
}
var count = (number) => number?.toLocaleString("en") ?? UNKNOWN;
var Counts = ({ title, columns, rows }) => /* @__PURE__ */ a4("div", { class: "counts", tabIndex: 0, role: "group", "aria-label": title, children: /* @__PURE__ */ a4("table", { children: [
  /* @__PURE__ */ a4("caption", { children: title }),
  /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: columns.map((word) => /* @__PURE__ */ a4("th", { scope: "col", children: word }, word)) }) }),
  /* @__PURE__ */ a4("tbody", { children: rows.map(([name, ...values]) => /* @__PURE__ */ a4("tr", { children: [
    /* @__PURE__ */ a4("th", { scope: "row", children: name }),
    values.map((value, at) => /* @__PURE__ */ a4("td", { children: value }, columns[at]))
  ] }, name)) })
] }) });

// src/view/toast.tsx
var SHOWN2 = 5e3;
function Toast() {
  const said = notice.value;
  A2(() => {
    const timer = setTimeout(() => {
      notice.value = "";
    }, SHOWN2);
    return () => clearTimeout(timer);
  }, [said]);
  return /* @__PURE__ */ a4("div", { class: "toast", role: "status", "aria-live": "polite", children: said && /* @__PURE__ */ a4("p", { children: said }) });
}

// src/trainings.ts
var list2 = new PagedList(async (cursor) => {
  const found2 = await listTrainings(cursor);
  return { entries: found2.trainings, next_cursor: found2.next_cursor };
}, getTraining);
var start = (asked) => attempt(async () => {
  await startTraining(asked);
  await list2.refresh();
}, "The training waits for a trainer");
function stop3({ id, name }) {
  ask({
    title: `Stop the training of ${name}?`,
    body: "What it has learned so far is lost, and no model is made.",
    confirm: "Stop",
    act: () => attempt(async () => list2.replace(await cancelTraining(id)), `The training of ${name} is stopped`)
  });
}
function remove3({ id, name }) {
  ask({
    title: `Remove the training of ${name}?`,
    body: "The model that it made stays.",
    confirm: "Remove",
    act: () => attempt(async () => {
      await deleteTraining(id);
      list2.drop(id);
    }, `The training of ${name} is removed`)
  });
}

// src/view/curve.tsx
var WIDTH = 320;
var HEIGHT = 96;
var ROWS = 12;
function Curve({ title, points, end }) {
  const last = points.at(-1);
  if (!last) return null;
  return /* @__PURE__ */ a4("figure", { class: "curve", children: [
    /* @__PURE__ */ a4("figcaption", { children: [
      title,
      /* @__PURE__ */ a4("span", { class: "count", children: [
        last[1].toFixed(3),
        " at iteration ",
        last[0].toLocaleString("en")
      ] })
    ] }),
    /* @__PURE__ */ a4("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, "aria-hidden": "true", preserveAspectRatio: "none", children: [
      /* @__PURE__ */ a4("path", { class: "axis", d: `M0 ${HEIGHT - 1}H${WIDTH}` }),
      /* @__PURE__ */ a4("polyline", { points: line(points, end) })
    ] }),
    /* @__PURE__ */ a4("details", { children: [
      /* @__PURE__ */ a4("summary", { children: "As a table" }),
      /* @__PURE__ */ a4("table", { "aria-label": title, children: [
        /* @__PURE__ */ a4("thead", { children: /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "col", children: "Iteration" }),
          /* @__PURE__ */ a4("th", { scope: "col", children: title })
        ] }) }),
        /* @__PURE__ */ a4("tbody", { children: some(points).map(([at, figure2]) => /* @__PURE__ */ a4("tr", { children: [
          /* @__PURE__ */ a4("th", { scope: "row", children: at.toLocaleString("en") }),
          /* @__PURE__ */ a4("td", { children: figure2.toFixed(3) })
        ] }, at)) })
      ] })
    ] })
  ] });
}
function line(points, end) {
  const most = Math.max(...points.map(([, figure2]) => figure2), 1e-9);
  const x3 = (at) => (at / end * WIDTH).toFixed(1);
  const y5 = (figure2) => (HEIGHT - 2 - figure2 / most * (HEIGHT - 8)).toFixed(1);
  return points.map(([at, figure2]) => `${x3(at)},${y5(figure2)}`).join(" ");
}
function some(points) {
  const step = Math.ceil(points.length / ROWS);
  return points.filter((_3, at) => (points.length - 1 - at) % step === 0);
}

// src/view/trainings.tsx
var INTERVAL3 = 2e3;
var WORDS2 = { running: "Training", succeeded: "Model made" };
function Trainings() {
  useRepeated(list2.follow, INTERVAL3);
  A2(() => {
    datasets.refresh();
  }, []);
  const trainings = list2.entries.value;
  const more = list2.cursor.value !== null;
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("h1", { class: "lead-line", children: "A model that reads your pages better, from pages you have corrected." }),
    /* @__PURE__ */ a4(Asking, {}),
    /* @__PURE__ */ a4(Wrong, { children: list2.problem.value }),
    list2.loaded.value && !trainings.length && !more && /* @__PURE__ */ a4("p", { class: "empty", children: "Nothing here yet." }),
    /* @__PURE__ */ a4("ul", { class: "cards", children: trainings.map((training) => /* @__PURE__ */ a4(Card3, { training }, training.id)) }),
    more && /* @__PURE__ */ a4(More, { list: list2 })
  ] });
}
function Asking() {
  const all = datasets.answer.value;
  if (!all) return /* @__PURE__ */ a4(Wrong, { children: datasets.problem.value });
  if (!all.length)
    return /* @__PURE__ */ a4("p", { class: "asking", children: /* @__PURE__ */ a4("span", { children: [
      "It takes a dataset: ",
      /* @__PURE__ */ a4("a", { href: "#/datasets", children: "send one" }),
      "."
    ] }) });
  return /* @__PURE__ */ a4("form", { class: "asking", "aria-label": "Train a model", onSubmit: submit4, children: [
    /* @__PURE__ */ a4("div", { class: "fields", children: [
      /* @__PURE__ */ a4(Field, { name: "Dataset", hint: "What it learns from", children: /* @__PURE__ */ a4("select", { name: "dataset", children: all.map(({ id }) => /* @__PURE__ */ a4("option", { value: id, children: id }, id)) }) }),
      /* @__PURE__ */ a4(Field, { name: "Name of the model", hint: "It gets a new version of that name", children: /* @__PURE__ */ a4("input", { name: "name", type: "text", required: true, pattern: "[a-z0-9][a-z0-9._\\-]*", maxLength: 64 }) }),
      /* @__PURE__ */ a4(Field, { name: "Start from", hint: "The model that is made better", children: /* @__PURE__ */ a4("select", { name: "base", children: /* @__PURE__ */ a4(ModelChoices, {}) }) }),
      /* @__PURE__ */ a4(Field, { name: "Iterations", hint: "At most; it stops where nothing more is won", children: /* @__PURE__ */ a4(
        "input",
        {
          name: "iterations",
          type: "text",
          inputMode: "numeric",
          pattern: "[1-9][0-9]{0,5}",
          placeholder: "600"
        }
      ) })
    ] }),
    /* @__PURE__ */ a4("button", { type: "submit", children: "Train" })
  ] });
}
function submit4(event) {
  event.preventDefault();
  const given = new FormData(event.currentTarget);
  const text = (name) => String(given.get(name));
  start({
    dataset: text("dataset"),
    name: text("name"),
    base: text("base") || null,
    options: text("iterations") ? { iterations: Number(text("iterations")) } : {}
  });
}
function Card3({ training }) {
  const { name, options: options2, model, error } = training;
  const open = isOpen(training);
  return /* @__PURE__ */ a4("li", { class: "card", children: [
    /* @__PURE__ */ a4("div", { class: "bar", children: [
      /* @__PURE__ */ a4("h2", { children: name }),
      /* @__PURE__ */ a4(StatusMark, { status: training.status, words: WORDS2 }),
      open ? /* @__PURE__ */ a4(IconButton, { icon: "cancel", label: `Stop the training of ${name}`, onClick: () => stop3(training) }) : /* @__PURE__ */ a4(
        IconButton,
        {
          icon: "remove",
          label: `Remove the training of ${name}`,
          onClick: () => remove3(training)
        }
      )
    ] }),
    /* @__PURE__ */ a4("p", { class: "facts", children: [
      /* @__PURE__ */ a4("span", { children: [
        "on ",
        training.dataset
      ] }),
      /* @__PURE__ */ a4("span", { children: [
        "from ",
        training.base
      ] }),
      /* @__PURE__ */ a4(Ago, { at: training.created_at }),
      !open && /* @__PURE__ */ a4("span", { children: duration(training.started_at, training.finished_at) })
    ] }),
    error && /* @__PURE__ */ a4("p", { class: "error", children: error.message }),
    model && /* @__PURE__ */ a4("p", { children: [
      "It made ",
      /* @__PURE__ */ a4("a", { href: "#/models", children: model }),
      "."
    ] }),
    open && /* @__PURE__ */ a4(
      "progress",
      {
        max: options2.iterations,
        value: training.iteration,
        "aria-label": `Iterations of the training of ${name}`
      }
    ),
    /* @__PURE__ */ a4(Curve, { title: "mAP on held-out pages", points: training.figures, end: options2.iterations }),
    /* @__PURE__ */ a4(Curve, { title: "Loss", points: training.losses, end: options2.iterations })
  ] });
}

// src/view/app.tsx
var INTERVAL4 = 15e3;
function App() {
  const shown2 = route.value;
  const main = useArrival(shown2);
  useRepeated(readiness.refresh, INTERVAL4);
  const wide = "page" in shown2;
  const skip = (event) => {
    event.preventDefault();
    main.current?.focus();
  };
  return /* @__PURE__ */ a4($, { children: [
    /* @__PURE__ */ a4("a", { class: "skip", href: "#main", onClick: skip, children: "Skip to content" }),
    /* @__PURE__ */ a4(Header, {}),
    /* @__PURE__ */ a4("main", { ref: main, id: "main", tabIndex: -1, class: wide ? "wide" : "page", children: locked.value ? /* @__PURE__ */ a4(SignIn, {}) : /* @__PURE__ */ a4(View, { shown: shown2 }) }),
    !wide && /* @__PURE__ */ a4(Footer, {}),
    /* @__PURE__ */ a4(Dialog, {}),
    /* @__PURE__ */ a4(Keys, {}),
    dragging.value && shown2.name !== "documents" && /* @__PURE__ */ a4("p", { class: "veil", children: "Let go to read" }),
    !locked.value && /* @__PURE__ */ a4(Toast, {})
  ] });
}
function useArrival(shown2) {
  const main = T2(null);
  const before = T2(shown2);
  const place = placeOf(shown2);
  A2(() => {
    const left = before.current;
    before.current = shown2;
    if (placeOf(left) === place) return;
    clear();
    clear2();
    scrollTo(0, 0);
    const [job] = jobsOf(left);
    const row = shown2.name === "documents" && job && document.getElementById(`job-${job}`);
    if (row) row.focus();
    else main.current?.focus({ preventScroll: true });
  }, [place]);
  return main;
}
var placeOf = (shown2) => [shown2.name, ...jobsOf(shown2)].join("/");
function View({ shown: shown2 }) {
  switch (shown2.name) {
    case "documents":
      return /* @__PURE__ */ a4(Documents, {});
    case "job":
      return /* @__PURE__ */ a4(JobView, { route: shown2 }, shown2.id);
    case "compare":
      return /* @__PURE__ */ a4(Comparison, { route: shown2 }, `${shown2.left}/${shown2.right}`);
    case "models":
      return /* @__PURE__ */ a4(Models, {});
    case "datasets":
      return /* @__PURE__ */ a4(Datasets, {});
    case "trainings":
      return /* @__PURE__ */ a4(Trainings, {});
    case "status":
      return /* @__PURE__ */ a4(StatusView, {});
  }
}
function Footer() {
  const known2 = readiness.answer.value;
  const state = isAway() ? "away" : known2 ? "ok" : "unknown";
  const words = {
    unknown: "Asking how the service is …",
    ok: "Ready: the store and the queue answer",
    away: `Not ready. ${readiness.problem.value || known2?.join(" · ")}`
  };
  return /* @__PURE__ */ a4("footer", { class: "bottom", children: [
    /* @__PURE__ */ a4("p", { class: `service ${state}`, role: "status", children: [
      /* @__PURE__ */ a4("span", { class: "dot", "aria-hidden": "true" }),
      words[state]
    ] }),
    /* @__PURE__ */ a4("p", { children: [
      /* @__PURE__ */ a4("a", { href: "/docs", children: "HTTP API" }),
      " ",
      /* @__PURE__ */ a4("a", { href: "/openapi.json", children: "OpenAPI" }),
      " ",
      /* @__PURE__ */ a4("a", { href: "/metrics", children: "Metrics" })
    ] })
  ] });
}

// src/page.tsx
for (const part of [theme_exports, route_exports, readings_exports, title_exports, uploads_exports, keyboard_exports]) part.watch();
watchClock();
session.refresh();
models.refresh();
Q(/* @__PURE__ */ a4(App, {}), document.getElementById("app"));
sessionStorage.removeItem("docreader.tried");
