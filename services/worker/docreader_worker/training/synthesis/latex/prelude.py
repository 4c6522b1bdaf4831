r"""TeX macros that mark elements in the PDF and leave its looks alone.

A second colour stack of pdfTeX (its manual, section "Colour stacks") carries a marked-content point instead
of a colour: ``/dr-<label>-<number> MP`` (ISO 32000, 14.6). Like a colour it survives page and column
breaks, and since every page starts with the current one, what is drawn is always known.
"""

STACK = r"""
\makeatletter
\newcount\dr@count
\ifdefined\pdfcolorstack
  \chardef\dr@stack=\pdfcolorstackinit page direct{/dr-none-0 MP}\relax
  \protected\def\dr@colorstack{\pdfcolorstack\dr@stack}
\else
  \chardef\dr@stack=\pdffeedback colorstackinit page direct{/dr-none-0 MP}\relax
  \protected\def\dr@colorstack{\pdfextension colorstack\dr@stack}
\fi
\protected\def\markon#1{\global\advance\dr@count1 \dr@colorstack push{/dr-#1-\the\dr@count\space MP}\relax}
\protected\def\markoff{\dr@colorstack pop\relax}
% The rest of the group is one element, as \color makes it one colour.
\protected\def\element#1{\markon{#1}\aftergroup\markoff}
\protected\def\elementof#1#2{{\element{#1}#2}}
\protected\long\def\para#1{{\leavevmode\element{text}#1}\par}
\protected\def\listitem{\par\markon{list-item}\item}
% Something no wider than its column.
\newcommand\fitted[1]{\sbox0{#1}\ifdim\wd0>\linewidth\resizebox{\linewidth}{!}{\usebox0}\else\usebox0\fi}
\makeatother
"""
"""Before the class is loaded."""

HOOKS = r"""
\makeatletter
% Headings: whatever style a class gives them. A negative space after one makes it run in with its paragraph.
\let\dr@startsection\@startsection
\def\@startsection#1#2#3#4#5#6{%
  \setlength\@tempskipa{#5}%
  \ifdim\@tempskipa>\z@
    \def\dr@next{\dr@startsection{#1}{#2}{#3}{#4}{#5}{\element{section-header}#6}}%
  \else
    \def\dr@next{\dr@startsection{#1}{#2}{#3}{#4}{#5}{\element{runin}#6}}%
  \fi
  \dr@next}
\ifdefined\@makechapterhead
  % The number above a chapter's name is a heading of its own.
  \let\dr@chapterhead\@makechapterhead
  \def\@makechapterhead#1{{\element{section-header}\dr@chapterhead{\element{section-header}#1}}}
  \let\dr@schapterhead\@makeschapterhead
  \def\@makeschapterhead#1{{\element{section-header}\dr@schapterhead{#1}}}
\fi
\ifdefined\printtoctitle
  \let\dr@toctitle\printtoctitle
  \def\printtoctitle#1{{\element{section-header}\dr@toctitle{#1}}}
\fi
\let\dr@makefntext\@makefntext
% A footnote that broke over pages would begin or end its mark amid other text.
\long\def\@makefntext#1{\markon{footnote}\nobreak\dr@makefntext{#1}\markoff}
\interfootnotelinepenalty=10000
\ifdefined\captionsetup
  \DeclareCaptionFont{marked}{\element{caption}}
  \captionsetup{font+=marked}
  \captionsetup[ruled]{font+=marked}
\else\ifdefined\@makecaption
  \let\dr@makecaption\@makecaption
  \long\def\@makecaption#1#2{\par\markon{caption}\dr@makecaption{#1}{#2}\par\markoff}
\fi\fi
\g@addto@macro\@floatboxreset{\element{none}}
\let\dr@starttoc\@starttoc
\def\dr@silent{\def\markon##1{}\let\markoff\relax\def\element##1{}\def\elementof##1##2{##2}}
\def\@starttoc#1{\par\markon{contents}\begingroup\dr@silent\dr@starttoc{#1}\par\endgroup\markoff}
\let\dr@footnoterule\footnoterule
\def\footnoterule{\element{none}\dr@footnoterule}
\ifdefined\addtokomafont
  \addtokomafont{disposition}{\element{section-header}}
  \addtokomafont{paragraph}{\element{runin}}
  \addtokomafont{subparagraph}{\element{runin}}
\fi
\def\dr@running#1{\element{#1}\dr@silent}
\patchcmd\@outputpage{\hb@xt@\textwidth{\@thehead}}{\dr@running{page-header}\hb@xt@\textwidth{\@thehead}}{}{}
\patchcmd\@outputpage{\hb@xt@\textwidth{\@thefoot}}{\dr@running{page-footer}\hb@xt@\textwidth{\@thefoot}}{}{}
\AtBeginDocument{\ifdefined\floatc@ruled
  \let\dr@ruled\floatc@ruled
  \def\floatc@ruled#1#2{\markon{caption}\dr@ruled{#1}{#2}\markoff}
\fi}
\makeatother
"""
"""Last in the preamble; needs xcolor and etoolbox."""
