package dev.spotter.classifier.transfer;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;

/**
 * Minimises a smooth convex function by limited-memory BFGS (Nocedal and Wright, Numerical
 * Optimization, algorithm 7.5) with a step that is halved until the value falls enough. The same
 * input gives the same output, to the last bit.
 */
final class Lbfgs {

  /** Steps that the curvature is estimated from. */
  private static final int MEMORY = 10;

  /** Share of the fall promised by the slope that a step has to keep (Armijo). */
  private static final double ENOUGH = 1e-4;

  private static final int MAX_HALVINGS = 30;

  private Lbfgs() {}

  /** What is minimised. */
  interface Function {

    /** Returns the value at {@code point} and writes the gradient there. */
    double at(double[] point, double[] gradient);
  }

  /** One step taken, and what it did to the gradient. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Pair(double[] step, double[] change, double inverse) {}

  /**
   * Minimises.
   *
   * @param function convex
   * @param start where to begin; not written to
   * @param tolerance the gradient's largest component, at the end
   * @param maxSteps at most so many
   * @return the minimum's place
   */
  static double[] minimise(Function function, double[] start, double tolerance, int maxSteps) {
    double[] point = start.clone();
    double[] gradient = new double[point.length];
    double value = function.at(point, gradient);
    Deque<Pair> pairs = new ArrayDeque<>();
    for (int i = 0; i < maxSteps && largest(gradient) > tolerance; i++) {
      double[] direction = direction(gradient, pairs);
      double slope = dot(direction, gradient);
      double length = pairs.isEmpty() ? 1 / Math.max(1, Math.sqrt(-slope)) : 1;
      double[] next = new double[point.length];
      double[] nextGradient = new double[point.length];
      double nextValue = Double.POSITIVE_INFINITY;
      for (int h = 0; h < MAX_HALVINGS && !(nextValue <= value + ENOUGH * length * slope); h++) {
        length = h == 0 ? length : length / 2;
        add(point, length, direction, next);
        nextValue = function.at(next, nextGradient);
      }
      if (!(nextValue < value)) {
        return point; // as low as the arithmetic can tell
      }
      remember(pairs, point, next, gradient, nextGradient);
      point = next;
      gradient = nextGradient;
      value = nextValue;
    }
    return point;
  }

  private static void remember(
      Deque<Pair> pairs, double[] from, double[] to, double[] before, double[] after) {
    double[] step = new double[from.length];
    double[] change = new double[from.length];
    add(to, -1, from, step);
    add(after, -1, before, change);
    double curvature = dot(step, change);
    if (curvature > 0) {
      pairs.addLast(new Pair(step, change, 1 / curvature));
    }
    if (pairs.size() > MEMORY) {
      pairs.removeFirst();
    }
  }

  /** The two loops: downhill, as an estimate of the curvature bends it. */
  private static double[] direction(double[] gradient, Deque<Pair> pairs) {
    double[] direction = gradient.clone();
    Deque<Double> shares = new ArrayDeque<>();
    for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
      Pair pair = newest.next();
      double share = pair.inverse() * dot(pair.step(), direction);
      shares.push(share);
      add(direction, -share, pair.change(), direction);
    }
    if (!pairs.isEmpty()) {
      Pair last = pairs.getLast();
      scale(direction, 1 / (last.inverse() * dot(last.change(), last.change())));
    }
    for (Pair pair : pairs) {
      double share = shares.pop() - pair.inverse() * dot(pair.change(), direction);
      add(direction, share, pair.step(), direction);
    }
    scale(direction, -1);
    return direction;
  }

  private static void add(double[] a, double factor, double[] b, double[] into) {
    for (int i = 0; i < a.length; i++) {
      into[i] = a[i] + factor * b[i];
    }
  }

  private static void scale(double[] a, double factor) {
    for (int i = 0; i < a.length; i++) {
      a[i] *= factor;
    }
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  private static double largest(double[] gradient) {
    double largest = 0;
    for (double component : gradient) {
      largest = Math.max(largest, Math.abs(component));
    }
    return largest;
  }
}
