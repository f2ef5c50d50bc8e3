package dev.spotter.classifier.engine;

import com.sun.jna.Function;
import com.sun.jna.Platform;

/**
 * Asks Linux for the AMX tile registers, which a process may use only after it asked (Linux
 * documentation, "Using XSTATE features in user space applications"). MXNet's oneDNN has the
 * kernels but does not ask.
 */
public final class AmxTiles {

  private static final long SYS_ARCH_PRCTL = 158;
  private static final long ARCH_REQ_XCOMP_PERM = 0x1023;
  private static final long XFEATURE_XTILEDATA = 18;

  private AmxTiles() {}

  /** Returns whether this process may use the tiles from now on. */
  public static boolean request() {
    if (!Platform.isLinux() || !Platform.is64Bit() || !Platform.isIntel()) {
      return false;
    }
    Object[] arguments = {SYS_ARCH_PRCTL, ARCH_REQ_XCOMP_PERM, XFEATURE_XTILEDATA};
    return Function.getFunction("c", "syscall").invokeLong(arguments) == 0;
  }
}
