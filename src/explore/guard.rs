//! Who may ask, and how much: only pages that this program served itself, from this machine.
//!
//! A page elsewhere could otherwise send forms here, or reach this address under a name of its own (DNS rebinding). So
//! the Host must be ours, a form must come from us, and an answer may load nothing from elsewhere. Connections, requests
//! at a time, addresses and bodies have an upper limit, so that memory has one too.

use std::io;
use std::net::SocketAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};

use axum::extract::{Request, State};
use axum::http::{HeaderName, HeaderValue, Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use axum::serve::Listener;
use tokio::io::{AsyncRead, AsyncWrite, ReadBuf};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};

/// Longest address, in bytes.
const ADDRESS: usize = 16 << 10;
/// Largest body, in bytes.
pub const BODY: usize = 64 << 10;
/// Most requests at a time.
const REQUESTS: usize = 32;
/// Most connections at a time.
const CONNECTIONS: usize = 128;

/// What every answer says about itself.
const HEADERS: [(HeaderName, &str); 5] = [
    (
        header::CONTENT_SECURITY_POLICY,
        "default-src 'none'; style-src 'self' 'unsafe-inline'; script-src 'self'; font-src data:; img-src data:; \
         connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    ),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (header::CACHE_CONTROL, "no-store"),
];

/// Names under which this program may be asked, and room for requests.
pub struct Guard {
    hosts: [String; 2],
    room: Semaphore,
}

impl Guard {
    /// For a port of this machine.
    pub fn new(port: u16) -> Self {
        let hosts = ["127.0.0.1", "localhost"].map(|name| format!("{name}:{port}"));
        Self { hosts, room: Semaphore::new(REQUESTS) }
    }

    /// Why a request is refused; none when it may go on.
    fn refusal(&self, request: &Request) -> Option<(StatusCode, &'static str)> {
        let text = |name: HeaderName| request.headers().get(name).and_then(|v| v.to_str().ok());
        let host = text(header::HOST).filter(|host| self.hosts.iter().any(|h| h == host));
        let Some(host) = host else {
            return Some((StatusCode::MISDIRECTED_REQUEST, "this program answers only under its own local address"));
        };
        if request.uri().to_string().len() > ADDRESS {
            return Some((StatusCode::URI_TOO_LONG, "the address is too long: save the design as a file instead"));
        }
        let own = text(header::ORIGIN).is_some_and(|origin| origin.strip_prefix("http://") == Some(host));
        match *request.method() {
            Method::GET | Method::HEAD => None,
            Method::POST if own => None,
            Method::POST => Some((StatusCode::FORBIDDEN, "a form must come from a page of this program")),
            _ => Some((StatusCode::METHOD_NOT_ALLOWED, "only GET and POST are answered")),
        }
    }
}

/// Lets a request through, or refuses it with a sentence.
pub async fn guard(State(guard): State<Arc<Guard>>, request: Request, next: Next) -> Response {
    let mut response = match guard.refusal(&request) {
        Some(refusal) => refusal.into_response(),
        None => match guard.room.try_acquire() {
            Ok(_permit) => next.run(request).await,
            Err(_) => (StatusCode::SERVICE_UNAVAILABLE, "too many requests at a time: try again").into_response(),
        },
    };
    for (name, value) in HEADERS {
        response.headers_mut().insert(name, HeaderValue::from_static(value));
    }
    response
}

/// A listener that leaves further connections waiting when there are enough.
pub struct Door {
    listener: TcpListener,
    places: Arc<Semaphore>,
}

impl Door {
    /// Around a listener.
    pub fn new(listener: TcpListener) -> Self {
        Self { listener, places: Arc::new(Semaphore::new(CONNECTIONS)) }
    }
}

impl Listener for Door {
    type Io = Visit;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> (Visit, SocketAddr) {
        let place = self.places.clone().acquire_owned().await.expect("the door is never closed");
        let (stream, from) = Listener::accept(&mut self.listener).await;
        (Visit { stream, _place: place }, from)
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        self.listener.local_addr()
    }
}

/// A connection with its place.
pub struct Visit {
    stream: TcpStream,
    _place: OwnedSemaphorePermit,
}

impl AsyncRead for Visit {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context, buf: &mut ReadBuf) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_read(cx, buf)
    }
}

impl AsyncWrite for Visit {
    fn poll_write(mut self: Pin<&mut Self>, cx: &mut Context, buf: &[u8]) -> Poll<io::Result<usize>> {
        Pin::new(&mut self.stream).poll_write(cx, buf)
    }
    fn poll_flush(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_flush(cx)
    }
    fn poll_shutdown(mut self: Pin<&mut Self>, cx: &mut Context) -> Poll<io::Result<()>> {
        Pin::new(&mut self.stream).poll_shutdown(cx)
    }
}
