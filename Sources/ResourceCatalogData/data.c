#include "ResourceCatalogData.h"

// `#embed` is C23; the compiler has it in every mode and warns outside of that one.
#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char authorization[] = {
#embed "authorization.bin"
};

CatalogBytes authorizationTable(void) {
  return (CatalogBytes){authorization, sizeof authorization};
}

// Its numbers are read as they lie, so the table begins where one of them can.
static const _Alignas(8) unsigned char resourceTypes[] = {
#embed "resource-types.bin"
};

CatalogBytes resourceTypesTable(void) {
  return (CatalogBytes){resourceTypes, sizeof resourceTypes};
}

static const unsigned char serverless[] = {
#embed "serverless.bin"
};

CatalogBytes serverlessTable(void) {
  return (CatalogBytes){serverless, sizeof serverless};
}

static const _Alignas(8) unsigned char serverlessProperties[] = {
#embed "serverless-properties.bin"
};

CatalogBytes serverlessPropertiesTable(void) {
  return (CatalogBytes){serverlessProperties, sizeof serverlessProperties};
}
