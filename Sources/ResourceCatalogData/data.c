#include "ResourceCatalogData.h"

// `#embed` is C23; the compiler has it in every mode and warns outside of that one.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char authorization[] = {
#embed "authorization.bin"
};

CatalogBytes authorizationTable(void) {
  return (CatalogBytes){authorization, sizeof authorization};
}
