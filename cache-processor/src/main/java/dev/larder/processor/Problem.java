package dev.larder.processor;

import javax.annotation.processing.Messager;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.AnnotationValue;
import javax.lang.model.element.Element;
import javax.tools.Diagnostic;
import org.jspecify.annotations.Nullable;

/**
 * A mistake and its place: as narrow as the compiler can point.
 *
 * @param text what is wrong and what to do
 * @param element where
 * @param annotation which annotation of the element, if it is about one
 * @param value which value of the annotation, if it is about one
 */
record Problem(
    String text,
    Element element,
    @Nullable AnnotationMirror annotation,
    @Nullable AnnotationValue value) {

  /** Equal for the same mistake in every round, which the elements are not. */
  String id() {
    StringBuilder id = new StringBuilder(text);
    for (Element place = element; place != null; place = place.getEnclosingElement()) {
      id.append('/').append(place);
    }
    return id.toString();
  }

  void printTo(Messager messager) {
    messager.printMessage(Diagnostic.Kind.ERROR, text, element, annotation, value);
  }
}
