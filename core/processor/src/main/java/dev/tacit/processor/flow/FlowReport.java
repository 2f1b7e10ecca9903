package dev.tacit.processor.flow;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Finding;
import dev.tacit.processor.check.Findings;
import dev.tacit.processor.element.Suppression;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;

/** Says where a classified value goes, and what to do instead. */
final class FlowReport {
    private final Trees trees;
    private final Findings findings;

    FlowReport(Trees trees, Findings findings) {
        this.trees = trees;
        this.findings = findings;
    }

    /** Reports at the expression, unless something around it suppresses the check. */
    void found(Check check, TreePath path, Classified value) {
        if (isSuppressed(check, path)) {
            return;
        }
        Finding finding = new Finding(check, placeOf(path) + " " + value.declaration(), sentence(check, value));
        findings.take(finding)
                .ifPresent(severity ->
                        trees.printMessage(severity.kind(), finding.text(), path.getLeaf(), path.getCompilationUnit()));
    }

    private static String sentence(Check check, Classified value) {
        String what = value.declaration() + " (" + value.category() + ")";
        return switch (check) {
            case TACIT002 ->
                what + " is handed to a logger by itself, where nothing tells that it is personal.\n"
                        + "  Log the record that holds it, which the scrubber renders by its declaration, or leave it out.";
            case TACIT003 ->
                what + " is built into a text that is logged or thrown.\n"
                        + "  Name the record's id instead; a message is read by people who may not see the value.";
            case TACIT004 ->
                "the text made here shows " + what + ", since its class writes all members into it.\n"
                        + "  Name the record's id instead, log the record as an argument, or give its class a toString"
                        + " without personal members.";
            case TACIT008 ->
                what + " is put into the logging context, and so into every later line of the thread.\n"
                        + "  Put a surrogate id there.";
            case TACIT011 ->
                "toString() shows " + what + ", in every message that an object of this class is built into.\n"
                        + "  Write SafeText.of(this) of dev.tacit.audit.scrub, or leave the member out.";
            default -> throw new IllegalArgumentException("no flow check");
        };
    }

    /** Class and method, which stay when lines move. */
    private String placeOf(TreePath path) {
        StringBuilder place = new StringBuilder();
        for (TreePath around = path; around != null; around = around.getParentPath()) {
            Tree tree = around.getLeaf();
            if (tree instanceof MethodTree method) {
                place.insert(0, "." + method.getName());
            } else if (tree instanceof ClassTree
                    && trees.getElement(around) instanceof TypeElement type
                    && !type.getQualifiedName().isEmpty()) {
                return place.insert(0, type.getQualifiedName()).toString();
            }
        }
        return place.toString();
    }

    private boolean isSuppressed(Check check, TreePath path) {
        for (TreePath around = path; around != null; around = around.getParentPath()) {
            Tree tree = around.getLeaf();
            boolean declares = tree instanceof VariableTree || tree instanceof MethodTree || tree instanceof ClassTree;
            Optional<Element> element = declares ? Optional.ofNullable(trees.getElement(around)) : Optional.empty();
            if (element.filter(declared -> Suppression.covers(declared, check)).isPresent()) {
                return true;
            }
        }
        return false;
    }
}
