"""The XML names that the reader of Word files meets, in lxml's notation."""

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"

DOCUMENT = _W + "document"
BODY = _W + "body"

# Blocks
PARAGRAPH = _W + "p"
TABLE = _W + "tbl"
ROW = _W + "tr"
CELL = _W + "tc"
FOOTNOTE = _W + "footnote"
ENDNOTE = _W + "endnote"

# What only wraps content, at whatever level
CONTENT_CONTROL = _W + "sdt"
CUSTOM_XML = _W + "customXml"
INSERTED = _W + "ins"
WRAPPERS = frozenset(
    {
        CONTENT_CONTROL,
        _W + "sdtContent",
        CUSTOM_XML,
        INSERTED,
        _W + "moveTo",
        _W + "smartTag",
        _W + "hyperlink",
        _W + "fldSimple",
        _W + "dir",
        _W + "bdo",
    }
)
ALTERNATIVES = _MC + "AlternateContent"
CHOICE = _MC + "Choice"
FALLBACK = _MC + "Fallback"

# Inside a paragraph
RUN = _W + "r"
TEXT = _W + "t"
TAB = _W + "tab"
POSITIONED_TAB = _W + "ptab"
BREAK = _W + "br"
RETURN = _W + "cr"
NO_BREAK_HYPHEN = _W + "noBreakHyphen"
SYMBOL = _W + "sym"
RUBY = _W + "ruby"
RUBY_BASE = _W + "rubyBase"
FIELD_CHAR = _W + "fldChar"
DRAWING = _W + "drawing"
PICTURE = _W + "pict"
OBJECT = _W + "object"
TEXT_BOX = _W + "txbxContent"
MATH = _M + "oMath"
MATH_PARAGRAPH = _M + "oMathPara"
MATH_TEXT = _M + "t"
FRACTION = _M + "f"
NUMERATOR = _M + "num"
DENOMINATOR = _M + "den"

# Properties
PARAGRAPH_PROPERTIES = _W + "pPr"
RUN_PROPERTIES = _W + "rPr"
ROW_PROPERTIES = _W + "trPr"
CELL_PROPERTIES = _W + "tcPr"
PARAGRAPH_STYLE = _W + "pStyle"
RUN_STYLE = _W + "rStyle"
NUMBERED = _W + "numPr"
INDENT = _W + "ind"
HIDDEN = _W + "vanish"
DELETED = _W + "del"
MOVED_AWAY = _W + "moveFrom"
GRID_SPAN = _W + "gridSpan"
V_MERGE = _W + "vMerge"
H_MERGE = _W + "hMerge"
GRID_BEFORE = _W + "gridBefore"
TABLE_GRID = _W + "tblGrid"
GRID_COLUMN = _W + "gridCol"

# Styles
STYLE = _W + "style"
STYLE_ID = _W + "styleId"
BASED_ON = _W + "basedOn"
DEFAULT = _W + "default"
DOC_DEFAULTS = _W + "docDefaults"
PARAGRAPH_DEFAULTS = _W + "pPrDefault"

# Numbering
ABSTRACT_LIST = _W + "abstractNum"
ABSTRACT_LIST_ID = _W + "abstractNumId"
LIST = _W + "num"
LIST_ID = _W + "numId"
STYLE_LINK = _W + "numStyleLink"
LEVEL = _W + "lvl"
LEVEL_INDEX = _W + "ilvl"
LEVEL_OVERRIDE = _W + "lvlOverride"
START_OVERRIDE = _W + "startOverride"
START = _W + "start"
NUMBER_FORMAT = _W + "numFmt"
LEVEL_TEXT = _W + "lvlText"
LEVEL_RESTART = _W + "lvlRestart"
LEGAL = _W + "isLgl"

# Attributes
VAL = _W + "val"
WIDTH = _W + "w"
TYPE = _W + "type"
FIELD_CHAR_TYPE = _W + "fldCharType"
FONT = _W + "font"
CHAR = _W + "char"
LEFT = _W + "left"
ATTR_START = _W + "start"
LEFT_CHARS = _W + "leftChars"
START_CHARS = _W + "startChars"
FIRST_LINE = _W + "firstLine"
FIRST_LINE_CHARS = _W + "firstLineChars"
HANGING = _W + "hanging"
HANGING_CHARS = _W + "hangingChars"
