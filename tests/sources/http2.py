"""A server on 127.0.0.1 that speaks HTTP/2, and nothing else."""

import socket
import ssl
from contextlib import closing, contextmanager, suppress
from threading import Thread

import h2.config
import h2.connection
import h2.events
from hostile import SELF_SIGNED, Server


@contextmanager
def serving_http2(body, *, status="200", headers=(), pause=0.0, forever=False, raw=b""):
    """Answer every request with *body*, frame by frame; with the last one again and again.

    *raw* is sent behind it, whatever it is.
    """
    with closing(socket.create_server(("127.0.0.1", 0))) as listener:
        server = Server(f"https://127.0.0.1:{listener.getsockname()[1]}")
        server.connections = 0
        headers = [(":status", status), ("content-type", "text/html"), *headers]
        answer = (body, headers, pause, forever, raw)
        accepting = Thread(target=_accept, args=(listener, server, answer))
        accepting.start()
        try:
            yield server
        finally:
            server.stopping.set()
            socket.create_connection(listener.getsockname()).close()
            accepting.join()


def _accept(listener, server, answer):
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(SELF_SIGNED)
    context.set_alpn_protocols(["h2"])
    threads = []
    while not server.stopping.is_set():
        connection, _ = listener.accept()
        threads.append(Thread(target=_serve, args=(connection, context, server, answer)))
        threads[-1].start()
    for thread in threads:
        thread.join()


def _serve(connection, context, server, answer):
    with suppress(OSError), connection:
        connection.settimeout(5)
        with context.wrap_socket(connection, server_side=True) as connection:
            server.connections += 1
            talk = h2.connection.H2Connection(h2.config.H2Configuration(client_side=False))
            talk.initiate_connection()
            connection.sendall(talk.data_to_send())
            while data := connection.recv(65_536):
                for event in talk.receive_data(data):
                    if isinstance(event, h2.events.RequestReceived):
                        server.requests.append(event.headers)
                        _answer(connection, talk, event.stream_id, server, answer)
                connection.sendall(talk.data_to_send())


def _answer(connection, talk, stream, server, answer):
    frames, headers, pause, forever, raw = answer
    talk.send_headers(stream, headers)
    for frame in frames:
        connection.sendall(talk.data_to_send())
        server.pause(pause)
        talk.send_data(stream, frame)
    while forever:
        connection.sendall(talk.data_to_send())
        server.pause(pause)
        talk.send_data(stream, frames[-1])
    if raw:
        connection.sendall(talk.data_to_send() + raw)
    talk.end_stream(stream)
