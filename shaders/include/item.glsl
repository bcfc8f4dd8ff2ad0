// What differs from item to item. Mirrors pack_item in render/figure_pass.cpp.
uniform vec4 u_item[5];  // colour + gloss, tip + opacity, ink, two sets of stripes
#define ITEM_COLOUR u_item[0].rgb
#define ITEM_GLOSS u_item[0].a
#define ITEM_TIP u_item[1].rgb
#define ITEM_OPACITY u_item[1].a
#define ITEM_INK u_item[2].rgb
#define ITEM_STRIPES_A u_item[3]
#define ITEM_STRIPES_B u_item[4]
