;;; convlint-eglot.el --- convlint in Eglot  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: MIT
;; Package-Requires: ((emacs "29.1"))

;;; Commentary:

;; Put this file on the load-path, (require 'convlint-eglot), and say M-x eglot in a Python buffer.
;; Eglot runs one server for a buffer.  Where another Python server shall stay, start convlint from a
;; multiplexer such as rass, or choose it at C-u M-x eglot.

;;; Code:

(require 'eglot)

(defgroup convlint nil
  "Shapes of neural networks while you type."
  :group 'tools)

(defcustom convlint-command '("convlint" "server")
  "The program that serves, and its arguments."
  :type '(repeat string))

(defcustom convlint-settings
  '(:inlayHints (:enable t) :codeLens (:enable :json-false))
  "What the server is told.  Eglot shows no code lenses."
  :type 'sexp)

(defun convlint-contact (&rest _)
  "How Eglot starts the server: the command with the settings."
  (append convlint-command (list :initializationOptions convlint-settings)))

(add-to-list 'eglot-server-programs
             '((python-mode python-ts-mode) . convlint-contact))

;; A configuration of your own stays as it is: add :convlint to it.
(unless (default-value 'eglot-workspace-configuration)
  (setq-default eglot-workspace-configuration
                (lambda (&rest _) (list :convlint convlint-settings))))

(defun convlint-declare-input (size)
  "Declare SIZE, such as 3x224x224, for the model at point."
  (interactive "sInput size without the batch: ")
  (let ((place (list :uri (plist-get (eglot--TextDocumentIdentifier) :uri)
                     :line (1- (line-number-at-pos nil t))
                     :input size)))
    (jsonrpc-request (eglot-current-server) :workspace/executeCommand
                     (list :command "convlint.declareInput" :arguments (vector place)))))

(provide 'convlint-eglot)
;;; convlint-eglot.el ends here
