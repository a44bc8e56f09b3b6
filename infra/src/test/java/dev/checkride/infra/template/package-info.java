/** Looks into templates as CloudFormation reads them. */
@NullMarked
package dev.checkride.infra.template;

import org.jspecify.annotations.NullMarked;
