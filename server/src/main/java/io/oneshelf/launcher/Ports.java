package io.oneshelf.launcher;

import io.oneshelf.launcher.database.CannotStart;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnknownHostException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Looks whether we may listen, before anything else is started. */
final class Ports {

    private Ports() {}

    /**
     * @param folder the data folder of this start: when its own server is who listens there, the person is told that
     *     instead of being sent to another port
     * @throws CannotStart when another program listens there, or the machine has no such address
     */
    static void mustBeFree(String host, int port, @Nullable Path folder) {
        InetAddress address;
        try {
            address = InetAddress.getByName(host);
        } catch (UnknownHostException unknown) {
            throw new CannotStart("This machine does not know the address " + host + "; name another with --host.");
        }
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(address, port));
        } catch (IOException taken) {
            if (String.valueOf(taken.getMessage()).contains("Permission denied")) {
                throw new CannotStart("Only root may listen on port " + port + "; choose one above 1023 with --port.");
            }
            if (String.valueOf(taken.getMessage()).contains("Cannot assign")) {
                throw new CannotStart("This machine does not have the address " + host + "; name another with --host.");
            }
            RunningServer.on(port)
                    .filter(server -> folder != null && folder.toString().equals(server.data()))
                    .ifPresent(server -> {
                        throw new CannotStart("The data folder " + folder + " is in use by process " + server.pid()
                                + ", " + server.url() + "; use that server, or stop it.");
                    });
            throw inUse(host, port);
        }
    }

    /** Whether only this machine can reach it. */
    static boolean isLoopback(String host) {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException unknown) {
            return false;
        }
    }

    static CannotStart inUse(String host, int port) {
        String by = RunningServer.on(port)
                .map(server -> "a Oneshelf server (process " + server.pid() + ")")
                .orElse("another program");
        return new CannotStart(
                "Port " + port + " on " + host + " is in use by " + by + "; choose another with --port.");
    }
}
