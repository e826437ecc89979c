"""A speech service that can fall silent or go, at an address of its own."""

import os
import socket
import threading


class Speech:
    """Answers every command as speech-dispatcher does, until it is told otherwise."""

    def __init__(self, folder):
        self.path = os.path.join(folder, "speech")
        self.listening = socket.socket(socket.AF_UNIX)
        self.listening.bind(self.path)
        self.listening.listen()
        self.environment = {"SPEECHD_ADDRESS": f"unix_socket:{self.path}"}
        self.changed = threading.Condition()
        self.is_silent = False
        self.is_closed = False
        self.said = []
        self.connection = None
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self):
        try:
            self.connection, _ = self.listening.accept()
        except OSError:
            return
        with self.connection.makefile("rb") as lines:
            for line in lines:
                if line.strip().upper() == b"SPEAK":
                    self._answer(b"230 OK RECEIVING DATA\r\n")
                    text = []
                    for part in lines:
                        if part == b".\r\n":
                            break
                        text.append(part.decode().strip())
                    with self.changed:
                        self.said.append(" ".join(text))
                        self.changed.notify_all()
                    self._answer(b"225-1\r\n225 OK MESSAGE QUEUED\r\n")
                else:
                    self._answer(b"200 OK\r\n")

    def _answer(self, words):
        with self.changed:
            self.changed.wait_for(lambda: not self.is_silent or self.is_closed)
        try:
            self.connection.sendall(words)
        except OSError:
            pass

    def fall_silent(self):
        with self.changed:
            self.is_silent = True

    def speak_again(self):
        with self.changed:
            self.is_silent = False
            self.changed.notify_all()

    def wait_said(self, condition, seconds):
        """Until what was said fulfils the condition; false if it never does."""
        with self.changed:
            return self.changed.wait_for(lambda: condition(self.said), seconds)

    def close(self):
        """It goes, as a program does that ends."""
        with self.changed:
            self.is_closed = True
            self.changed.notify_all()
        for each in (self.connection, self.listening):
            if each is not None:
                try:
                    each.shutdown(socket.SHUT_RDWR)
                except OSError:
                    pass
                each.close()
        self.thread.join()
