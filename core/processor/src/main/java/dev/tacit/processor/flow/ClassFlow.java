package dev.tacit.processor.flow;

import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BindingPatternTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.InstanceOfTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import dev.tacit.processor.check.Check;
import dev.tacit.processor.check.Findings;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ElementKind;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import org.jspecify.annotations.Nullable;

/**
 * Follows classified values through one class, method by method: first it notes which variables take one, then it looks
 * where they go. Two walks see a value that a loop carries back.
 */
final class ClassFlow extends TreePathScanner<@Nullable Void, @Nullable Void> {
    private final Declarations declarations;
    private final Values values;
    private final FlowReport report;
    private boolean looking;

    ClassFlow(Trees trees, Findings findings) {
        this.declarations = new Declarations(trees);
        this.values = new Values(trees, declarations);
        this.report = new FlowReport(trees, findings);
    }

    void look(TreePath type) {
        scan(type, null);
        looking = true;
        scan(type, null);
    }

    @Override
    public @Nullable Void visitVariable(VariableTree variable, @Nullable Void none) {
        if (variable.getInitializer() != null) {
            take(getCurrentPath(), child(variable.getInitializer()));
        }
        return super.visitVariable(variable, null);
    }

    @Override
    public @Nullable Void visitAssignment(AssignmentTree assignment, @Nullable Void none) {
        take(child(assignment.getVariable()), child(assignment.getExpression()));
        return super.visitAssignment(assignment, null);
    }

    @Override
    public @Nullable Void visitCompoundAssignment(CompoundAssignmentTree assignment, @Nullable Void none) {
        TreePath added = child(assignment.getExpression());
        if (values.isText(child(assignment.getVariable()))) {
            values.of(added)
                    .map(Classified::insideText)
                    .ifPresent(value -> local(child(assignment.getVariable()))
                            .ifPresent(variable -> values.take(variable, Optional.of(value))));
            lookAtText(added);
        }
        return super.visitCompoundAssignment(assignment, null);
    }

    @Override
    public @Nullable Void visitEnhancedForLoop(EnhancedForLoopTree loop, @Nullable Void none) {
        take(child(loop.getVariable()), child(loop.getExpression()));
        return super.visitEnhancedForLoop(loop, null);
    }

    @Override
    public @Nullable Void visitInstanceOf(InstanceOfTree test, @Nullable Void none) {
        if (test.getPattern() instanceof BindingPatternTree binding) {
            TreePath variable = Values.child(child(binding), binding.getVariable());
            take(variable, child(test.getExpression()));
        }
        return super.visitInstanceOf(test, null);
    }

    /** A chain of pluses is looked at once, as a whole. */
    @Override
    public @Nullable Void visitBinary(BinaryTree binary, @Nullable Void none) {
        if (binary.getKind() != Tree.Kind.PLUS) {
            return super.visitBinary(binary, null);
        }
        List<TreePath> operands = values.operandsOf(getCurrentPath(), binary);
        if (values.isText(getCurrentPath())) {
            operands.forEach(this::lookAtText);
        }
        operands.forEach(operand -> scan(operand, null));
        return null;
    }

    @Override
    public @Nullable Void visitNewClass(NewClassTree creation, @Nullable Void none) {
        if (looking && Sink.isThrowable(values.typeOf(getCurrentPath()))) {
            lookAtConstructor(creation.getArguments());
        }
        return super.visitNewClass(creation, null);
    }

    private void lookAtConstructor(List<? extends ExpressionTree> arguments) {
        for (ExpressionTree argument : arguments) {
            values.of(child(argument)).ifPresent(value -> report.found(Check.TACIT003, child(argument), value));
        }
    }

    @Override
    public @Nullable Void visitMethodInvocation(MethodInvocationTree call, @Nullable Void none) {
        if (values.elementOf(getCurrentPath()).orElse(null) instanceof ExecutableElement method) {
            fill(call, method);
            handToLambdas(call);
            if (looking) {
                Sink.of(method).ifPresent(sink -> lookAtArguments(call, sink));
                if (isSuperOfThrowable(method)) {
                    lookAtConstructor(call.getArguments());
                }
                lookAtGeneratedText(call, method);
            }
        }
        return super.visitMethodInvocation(call, null);
    }

    /** {@code super("no " + email)} in an exception's own constructor, and {@code this(…)}. */
    private static boolean isSuperOfThrowable(ExecutableElement called) {
        return called.getKind() == ElementKind.CONSTRUCTOR
                && called.getEnclosingElement() instanceof TypeElement owner
                && Sink.isThrowable(owner.asType());
    }

    /** What a class's own text returns, every place that makes a text of its objects shows. */
    @Override
    public @Nullable Void visitReturn(ReturnTree returned, @Nullable Void none) {
        if (looking && returned.getExpression() != null && isInOwnText(getCurrentPath())) {
            TreePath text = child(returned.getExpression());
            values.of(text).ifPresent(value -> report.found(Check.TACIT011, text, value));
        }
        return super.visitReturn(returned, null);
    }

    /** Says whether what returns here is {@code toString()}, and not a lambda or a class within. */
    private static boolean isInOwnText(TreePath path) {
        TreePath around = path;
        while (!(around.getLeaf() instanceof MethodTree) && !(around.getLeaf() instanceof LambdaExpressionTree)) {
            around = around.getParentPath();
        }
        return around.getLeaf() instanceof MethodTree method
                && method.getName().contentEquals("toString")
                && method.getParameters().isEmpty();
    }

    private void lookAtArguments(MethodInvocationTree call, Sink sink) {
        for (ExpressionTree argument : call.getArguments()) {
            TreePath path = child(argument);
            values.of(path).ifPresent(value -> report.found(checkFor(sink, value), path, value));
        }
    }

    private static Check checkFor(Sink sink, Classified value) {
        if (sink == Sink.CONTEXT) {
            return Check.TACIT008;
        }
        return value.composed() ? Check.TACIT003 : Check.TACIT002;
    }

    /** {@code String.valueOf(order)}, {@code String.format("%s", order)} and {@code order.toString()}. */
    private void lookAtGeneratedText(MethodInvocationTree call, ExecutableElement method) {
        if (Carriers.handsOnArguments(method) && values.isText(getCurrentPath())) {
            call.getArguments().forEach(argument -> lookAtText(child(argument)));
        }
        if (method.getSimpleName().contentEquals("toString")
                && method.getParameters().isEmpty()) {
            values.receiverPath(getCurrentPath(), call).ifPresent(this::lookAtText);
        }
    }

    private void lookAtText(TreePath operand) {
        if (looking) {
            declarations
                    .shownByText(values.typeOf(operand))
                    .ifPresent(shown -> report.found(Check.TACIT004, operand, shown));
        }
    }

    /** {@code builder.append("mail ").append(email)} leaves the value in the builder. */
    private void fill(MethodInvocationTree call, ExecutableElement method) {
        if (Carriers.fills(method)) {
            values.filledBy(getCurrentPath())
                    .flatMap(this::local)
                    .ifPresent(variable -> call.getArguments()
                            .forEach(argument -> values.take(
                                    variable, values.of(child(argument)).map(Classified::insideText))));
        }
    }

    /** {@code order.email().ifPresent(e -> …)} hands the value to e. */
    private void handToLambdas(MethodInvocationTree call) {
        Optional<Classified> value = values.receiverPath(getCurrentPath(), call).flatMap(values::of);
        for (ExpressionTree argument : call.getArguments()) {
            if (value.isPresent() && argument instanceof LambdaExpressionTree lambda) {
                TreePath path = child(lambda);
                lambda.getParameters()
                        .forEach(parameter -> values.elementOf(Values.child(path, parameter))
                                .ifPresent(element -> values.take(element, value)));
            }
        }
    }

    private void take(TreePath variable, TreePath value) {
        local(variable).ifPresent(element -> values.take(element, values.of(value)));
    }

    /** Fields are left out: what they hold is declared. */
    private Optional<Element> local(TreePath path) {
        return values.elementOf(path)
                .filter(element -> element.getKind() == ElementKind.LOCAL_VARIABLE
                        || element.getKind() == ElementKind.PARAMETER
                        || element.getKind() == ElementKind.BINDING_VARIABLE);
    }

    private TreePath child(Tree tree) {
        return Values.child(getCurrentPath(), tree);
    }
}
