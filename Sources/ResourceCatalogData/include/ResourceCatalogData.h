#ifndef RESOURCE_CATALOG_DATA_H
#define RESOURCE_CATALOG_DATA_H

#include <stddef.h>

/// A generated table that is part of the binary and read in place.
typedef struct {
  const void *_Nonnull start;
  size_t length;
} CatalogBytes;

/// The actions, resource types and condition keys of every service.
CatalogBytes authorizationTable(void);

/// Every resource type with its properties.
CatalogBytes resourceTypesTable(void);

/// What the SAM transform knows beside a template.
CatalogBytes serverlessTable(void);

/// The properties of SAM's resources and events, and of the objects in them.
CatalogBytes serverlessPropertiesTable(void);

#endif
