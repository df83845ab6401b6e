/* A USB document camera without the metal, under OpenCV's own V4L2 code: stands between it and the kernel (LD_PRELOAD).
 *
 * Why it exists: a virtual camera in the kernel (v4l2loopback) needs a module that test machines do not load. Everything
 * above the system calls is the real thing: OpenCV opens, sets up, maps buffers, waits and decodes as with any webcam.
 *
 * FAKE_V4L2_NODE is the name that is opened as the camera; it must exist as some character device. FAKE_V4L2_FOLDER
 * holds preview-0.jpg ... preview-7.jpg and full-0.jpg ... full-7.jpg, and what the hand does: files named gone, busy,
 * silent, hangs, frozen, empty. Sizes are taken as uvcvideo takes them: the nearest by the area that differs.
 */
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <linux/videodev2.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <unistd.h>

#define MOST_FILES 1024
#define BUFFERS 4
#define BUFFER_BYTES (8 * 1024 * 1024)
#define PICTURES 8

static char ours[MOST_FILES]; /* which descriptors are the camera */
static const struct { unsigned width, height; } sizes[] = {{640, 480}, {1280, 720}, {1920, 1080}, {3264, 2448}};
static struct { unsigned format, width, height, fps, streams, shown; } set = {V4L2_PIX_FMT_YUYV, 640, 480, 30, 0, 0};
static unsigned char *buffers[BUFFERS];
static unsigned queued[BUFFERS], waiting;
static struct { unsigned id; int value, stuck; } controls[] = {
    {V4L2_CID_FOCUS_AUTO, 0, 0},      {V4L2_CID_FOCUS_ABSOLUTE, 0, 0},
    {V4L2_CID_EXPOSURE_AUTO, 1, 0},   {V4L2_CID_EXPOSURE_ABSOLUTE, 150, 1},
    {V4L2_CID_AUTO_WHITE_BALANCE, 0, 0}};

static int hand(const char *what) {
    char path[512];
    snprintf(path, sizeof path, "%s/%s", getenv("FAKE_V4L2_FOLDER"), what);
    return access(path, F_OK) == 0;
}

static int no(int why) { errno = why; return -1; }

static int is_node(const char *path) {
    const char *node = getenv("FAKE_V4L2_NODE");
    return node && strcmp(path, node) == 0;
}

static int open_as(const char *name, const char *path, int flags, mode_t mode) {
    int (*real)(const char *, int, ...) = dlsym(RTLD_NEXT, name);
    if (!is_node(path)) return real(path, flags, mode);
    if (hand("gone")) return no(ENODEV);
    int fd = real(path, flags, mode);
    if (fd >= 0 && fd < MOST_FILES) ours[fd] = 1;
    return fd;
}

#define MODE(flags) va_list rest; va_start(rest, flags); mode_t mode = va_arg(rest, mode_t); va_end(rest)
int open(const char *path, int flags, ...) { MODE(flags); return open_as("open", path, flags, mode); }
int open64(const char *path, int flags, ...) { MODE(flags); return open_as("open64", path, flags, mode); }
int __open_2(const char *path, int flags) { return open_as("open", path, flags, 0); }
int __open64_2(const char *path, int flags) { return open_as("open64", path, flags, 0); }

int close(int fd) {
    int (*real)(int) = dlsym(RTLD_NEXT, "close");
    if (fd >= 0 && fd < MOST_FILES) ours[fd] = 0;
    return real(fd);
}

static void *map(const char *name, void *at, size_t length, int may, int flags, int fd, off_t offset) {
    void *(*real)(void *, size_t, int, int, int, off_t) = dlsym(RTLD_NEXT, name);
    if (fd < 0 || fd >= MOST_FILES || !ours[fd]) return real(at, length, may, flags, fd, offset);
    void *memory = real(NULL, length, may | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
    buffers[offset / BUFFER_BYTES % BUFFERS] = memory;
    return memory;
}

void *mmap(void *at, size_t length, int may, int flags, int fd, off_t offset) {
    return map("mmap", at, length, may, flags, fd, offset);
}
void *mmap64(void *at, size_t length, int may, int flags, int fd, off_t offset) {
    return map("mmap64", at, length, may, flags, fd, offset);
}

static int capability(struct v4l2_capability *answer) {
    memset(answer, 0, sizeof *answer);
    strcpy((char *)answer->driver, "uvcvideo");
    strcpy((char *)answer->card, "Contoh DocCam");
    answer->device_caps = V4L2_CAP_VIDEO_CAPTURE | V4L2_CAP_STREAMING;
    answer->capabilities = answer->device_caps | V4L2_CAP_DEVICE_CAPS;
    return 0;
}

static void tell_format(struct v4l2_format *answer) {
    struct v4l2_pix_format *pix = &answer->fmt.pix;
    pix->width = set.width, pix->height = set.height, pix->pixelformat = set.format, pix->field = V4L2_FIELD_NONE;
    pix->bytesperline = set.format == V4L2_PIX_FMT_YUYV ? set.width * 2 : 0;
    pix->sizeimage = BUFFER_BYTES;
}

static int set_format(struct v4l2_format *asked) {
    if (hand("busy")) return no(EBUSY);
    unsigned wide = asked->fmt.pix.width, high = asked->fmt.pix.height, format = asked->fmt.pix.pixelformat;
    double least = 1e30;
    set.format = format == V4L2_PIX_FMT_MJPEG ? format : V4L2_PIX_FMT_YUYV;
    for (unsigned each = 0; each < sizeof sizes / sizeof *sizes; each++) {
        double w = sizes[each].width, h = sizes[each].height;
        double common = (w < wide ? w : wide) * (h < high ? h : high), differs = w * h + (double)wide * high - 2 * common;
        if (differs < least) least = differs, set.width = (unsigned)w, set.height = (unsigned)h;
    }
    tell_format(asked);
    return 0;
}

static int pace(struct v4l2_streamparm *parm, int asked) {
    struct v4l2_fract *each = &parm->parm.capture.timeperframe;
    if (asked && each->numerator && each->denominator / each->numerator <= 15) set.fps = 15;
    parm->parm.capture.capability = V4L2_CAP_TIMEPERFRAME;
    each->numerator = 1, each->denominator = set.fps;
    return 0;
}

static int control(struct v4l2_control *asked, int change) {
    for (unsigned each = 0; each < sizeof controls / sizeof *controls; each++) {
        if (controls[each].id != asked->id) continue;
        if (change && !controls[each].stuck) controls[each].value = asked->value;
        asked->value = controls[each].value;
        return 0;
    }
    return no(EINVAL);
}

static int describe(struct v4l2_queryctrl *asked) {
    struct v4l2_control known = {asked->id, 0};
    if (control(&known, 0)) return -1;
    asked->minimum = 0, asked->maximum = 10000, asked->step = 1, asked->flags = 0;
    return 0;
}

static unsigned picture(unsigned char *into) {
    char path[512];
    unsigned number = hand("frozen") ? 0 : set.shown++ % PICTURES;
    snprintf(path, sizeof path, "%s/%s-%u.jpg", getenv("FAKE_V4L2_FOLDER"), set.width > 1280 ? "full" : "preview", number);
    FILE *file = fopen(path, "rb");
    if (!file) return 0;
    size_t bytes = fread(into, 1, BUFFER_BYTES, file);
    fclose(file);
    return (unsigned)bytes;
}

static int take(struct v4l2_buffer *answer) {
    while (hand("hangs")) sleep(1);
    usleep(1000000 / set.fps);
    if (hand("gone")) return no(ENODEV);
    if (hand("silent") || !waiting) return no(EAGAIN);
    unsigned index = queued[0];
    memmove(queued, queued + 1, --waiting * sizeof *queued);
    answer->index = index;
    answer->bytesused = hand("empty") ? 0 : picture(buffers[index]);
    answer->flags = V4L2_BUF_FLAG_DONE;
    answer->length = BUFFER_BYTES;
    return 0;
}

static int camera(unsigned long request, void *what) {
    struct v4l2_buffer *buffer = what;
    if (hand("gone")) return no(ENODEV);
    switch (request) {
        case VIDIOC_QUERYCAP: return capability(what);
        case VIDIOC_G_FMT: tell_format(what); return 0;
        case VIDIOC_S_FMT: return set_format(what);
        case VIDIOC_G_PARM: return pace(what, 0);
        case VIDIOC_S_PARM: return pace(what, 1);
        case VIDIOC_QUERYCTRL: return describe(what);
        case VIDIOC_G_CTRL: return control(what, 0);
        case VIDIOC_S_CTRL: return control(what, 1);
        case VIDIOC_REQBUFS:
            if (hand("busy")) return no(EBUSY);
            if (((struct v4l2_requestbuffers *)what)->count > BUFFERS) ((struct v4l2_requestbuffers *)what)->count = BUFFERS;
            waiting = 0;
            return 0;
        case VIDIOC_QUERYBUF:
            buffer->length = BUFFER_BYTES, buffer->m.offset = buffer->index * BUFFER_BYTES;
            return 0;
        case VIDIOC_QBUF: queued[waiting++ % BUFFERS] = buffer->index; return 0;
        case VIDIOC_DQBUF: return take(buffer);
        case VIDIOC_STREAMON: set.streams = 1; return 0;
        case VIDIOC_STREAMOFF: set.streams = 0, waiting = 0; return 0;
    }
    return no(ENOTTY);
}

int ioctl(int fd, unsigned long request, ...) {
    va_list rest;
    va_start(rest, request);
    void *what = va_arg(rest, void *);
    va_end(rest);
    int (*real)(int, unsigned long, ...) = dlsym(RTLD_NEXT, "ioctl");
    return fd >= 0 && fd < MOST_FILES && ours[fd] ? camera(request, what) : real(fd, request, what);
}
