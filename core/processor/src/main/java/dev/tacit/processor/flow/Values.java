package dev.tacit.processor.flow;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.TreePath;
import com.sun.source.util.Trees;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.Modifier;
import javax.lang.model.type.TypeMirror;

/**
 * What the expressions of a class hold: classified members, and what local variables took over from them. A variable that
 * once held a classified value is taken to hold one always. Not thread-safe.
 */
final class Values {
    private final Trees trees;
    private final Declarations declarations;
    private final Map<Element, Classified> variables = new HashMap<>();

    Values(Trees trees, Declarations declarations) {
        this.trees = trees;
        this.declarations = declarations;
    }

    /** Notes that a local variable or parameter takes a value. */
    void take(Element variable, Optional<Classified> value) {
        value.ifPresent(classified -> variables.putIfAbsent(variable, classified));
    }

    /** Returns what the expression at this path may hold. */
    Optional<Classified> of(TreePath path) {
        Optional<Classified> found = read(path);
        return found.isEmpty() || Carriers.isMasked(typeOf(path)) ? Optional.empty() : found;
    }

    private Optional<Classified> read(TreePath path) {
        Tree tree = path.getLeaf();
        if (tree instanceof ParenthesizedTree inner) {
            return of(child(path, inner.getExpression()));
        } else if (tree instanceof TypeCastTree cast) {
            return of(child(path, cast.getExpression()));
        } else if (tree instanceof ConditionalExpressionTree choice) {
            return any(path, List.of(choice.getTrueExpression(), choice.getFalseExpression()));
        } else if (tree instanceof AssignmentTree assignment) {
            return of(child(path, assignment.getExpression()));
        } else if (tree instanceof ArrayAccessTree access) {
            return of(child(path, access.getExpression()));
        } else if (tree instanceof NewArrayTree array) {
            return array.getInitializers() == null ? Optional.empty() : any(path, array.getInitializers());
        } else if (tree instanceof BinaryTree binary) {
            return isText(path) ? anyPath(operandsOf(path, binary)).map(Classified::insideText) : Optional.empty();
        } else if (tree instanceof LambdaExpressionTree lambda) {
            return lambda.getBody() instanceof ExpressionTree body ? of(child(path, body)) : Optional.empty();
        } else if (tree instanceof MethodInvocationTree call) {
            return ofCall(path, call);
        } else if (tree instanceof NewClassTree creation) {
            return isText(path) ? any(path, creation.getArguments()) : Optional.empty();
        } else if (tree instanceof IdentifierTree || tree instanceof MemberSelectTree) {
            return ofName(path);
        }
        return Optional.empty();
    }

    private Optional<Classified> ofName(TreePath path) {
        return elementOf(path)
                .flatMap(element -> Optional.ofNullable(variables.get(element)).or(() -> declarations.of(element)))
                .or(() -> path.getLeaf() instanceof MemberSelectTree select && Carriers.mayHoldPart(typeOf(path))
                        ? of(child(path, select.getExpression()))
                        : Optional.empty());
    }

    private Optional<Classified> ofCall(TreePath path, MethodInvocationTree call) {
        if (!(elementOf(path).orElse(null) instanceof ExecutableElement method)) {
            return Optional.empty();
        }
        Optional<Classified> declared = declarations.of(method);
        if (declared.isPresent()) {
            return declared;
        }
        Optional<Classified> handedOn =
                Carriers.mayHoldPart(typeOf(path)) ? receiver(path, call, method) : Optional.empty();
        if (handedOn.isEmpty() && Carriers.handsOnArguments(method)) {
            handedOn = any(path, call.getArguments());
        }
        return Carriers.composes(method) ? handedOn.map(Classified::insideText) : handedOn;
    }

    private Optional<Classified> receiver(TreePath path, MethodInvocationTree call, ExecutableElement method) {
        return receiverPath(path, call)
                .filter(any -> !method.getModifiers().contains(Modifier.STATIC))
                .flatMap(this::of);
    }

    /** Returns the path of what a method is called on. */
    Optional<TreePath> receiverPath(TreePath path, MethodInvocationTree call) {
        return call.getMethodSelect() instanceof MemberSelectTree select
                ? Optional.of(child(child(path, select), select.getExpression()))
                : Optional.empty();
    }

    /** Returns the path of what a call fills: what the first of a chain of such calls is called on. */
    Optional<TreePath> filledBy(TreePath path) {
        Optional<TreePath> receiver = Optional.of(path);
        while (receiver.isPresent()
                && receiver.get().getLeaf() instanceof MethodInvocationTree call
                && elementOf(receiver.get()).orElse(null) instanceof ExecutableElement method
                && Carriers.fills(method)) {
            receiver = receiverPath(receiver.get(), call);
        }
        return receiver;
    }

    /** Returns the operands of a chain of pluses, without recursion: such chains are long in generated code. */
    List<TreePath> operandsOf(TreePath path, BinaryTree binary) {
        List<TreePath> operands = new ArrayList<>();
        Deque<TreePath> open = new ArrayDeque<>();
        open.push(child(path, binary.getRightOperand()));
        open.push(child(path, binary.getLeftOperand()));
        while (!open.isEmpty()) {
            TreePath next = open.pop();
            if (next.getLeaf() instanceof BinaryTree inner && inner.getKind() == Tree.Kind.PLUS) {
                open.push(child(next, inner.getRightOperand()));
                open.push(child(next, inner.getLeftOperand()));
            } else {
                operands.add(next);
            }
        }
        return operands;
    }

    /** Says whether the expression's value is text, or something that text is collected in. */
    boolean isText(TreePath path) {
        return switch (typeOf(path).toString()) {
            case "java.lang.String", "java.lang.StringBuilder", "java.lang.StringBuffer" -> true;
            default -> false;
        };
    }

    /** Returns the type of an expression; the compiler's own "none" where there is none. */
    TypeMirror typeOf(TreePath path) {
        return trees.getTypeMirror(path);
    }

    Optional<Element> elementOf(TreePath path) {
        return Optional.ofNullable(trees.getElement(path));
    }

    static TreePath child(TreePath path, Tree tree) {
        return new TreePath(path, tree);
    }

    private Optional<Classified> any(TreePath path, List<? extends ExpressionTree> expressions) {
        return anyPath(expressions.stream().map(tree -> child(path, tree)).toList());
    }

    private Optional<Classified> anyPath(List<TreePath> paths) {
        return paths.stream().map(this::of).flatMap(Optional::stream).findFirst();
    }
}
